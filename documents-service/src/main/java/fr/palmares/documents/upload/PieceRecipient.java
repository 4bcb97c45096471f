package fr.palmares.documents.upload;

import fr.palmares.documents.checklist.ShippedRules;
import fr.palmares.documents.checklist.domain.PieceKind;
import fr.palmares.documents.file.FileStore;
import fr.palmares.documents.file.domain.PieceState;
import fr.palmares.documents.file.domain.Refusal;
import fr.palmares.documents.file.domain.Refused;
import fr.palmares.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Files for the pieces of a checklist: received until the deadline, then the piece is provided (P-2, P-3). */
@ApplicationScoped
class PieceRecipient implements Recipient {

    private final FileStore files;
    private final ShippedRules rules;
    private final Clock clock;

    PieceRecipient(FileStore files, ShippedRules rules, Clock clock) {
        this.files = files;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Destination destination() {
        return Destination.PIECE;
    }

    @Override
    public Limits limits(String code) {
        var kind = rules.kind(code).orElseThrow(() -> new Refused(new Refusal.NotAsked(code)));
        return new Limits(kind.maxPages(), kind.maxBytes());
    }

    @Override
    public boolean isHealth(String code) {
        return rules.kind(code).orElseThrow().sensitive();
    }

    /** The national-service duty is met, says who sends a school or training certificate (note Nantes 2026). */
    @Override
    public Optional<String> statement(String code) {
        return rules.kind(code).flatMap(PieceKind::statement);
    }

    @Override
    public void mayReceive(UUID registrationId, String code) {
        files.find(registrationId)
                .orElseThrow(() -> new NotFound("Cette demande de pièces n’existe pas."))
                .mayReceive(code, clock.instant());
    }

    @Override
    public void clean(Arrival arrival) {
        var version = new PieceState.Version(arrival.version(), Objects.requireNonNull(arrival.sha256()), arrival.at());
        files.save(files.lock(arrival.registrationId()).orElseThrow().provide(arrival.code(), version));
    }
}
