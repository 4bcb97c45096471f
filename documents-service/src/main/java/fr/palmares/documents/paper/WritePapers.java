package fr.palmares.documents.paper;

import fr.palmares.documents.paper.composing.Composer;
import fr.palmares.documents.paper.composing.ListComposer;
import fr.palmares.documents.paper.composing.PaperKind;
import fr.palmares.documents.paper.composing.Templates;
import fr.palmares.documents.paper.composing.Views;
import fr.palmares.documents.paper.typesetting.Typesetter;
import fr.palmares.documents.people.People;
import fr.palmares.documents.storage.Bucket;
import fr.palmares.platform.events.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Renders the documents that were asked for, in the background; one whose candidate's name is not known yet waits for it. */
@ApplicationScoped
class WritePapers {

    private static final Logger LOG = Logger.getLogger(WritePapers.class);

    record DocumentIssued(
            UUID documentId,
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai,
            String kind,
            int version,
            String sha256,
            String fileName) {}

    private final Composer composer;
    private final Templates templates;
    private final Typesetter typesetter;
    private final People people;
    private final fr.palmares.documents.storage.Objects objects;
    private final PublishedDecisions decisions;
    private final Outbox outbox;
    private final EntityManager database;
    private final Clock clock;
    private volatile boolean stopping;

    WritePapers(
            Composer composer,
            Templates templates,
            Typesetter typesetter,
            People people,
            fr.palmares.documents.storage.Objects objects,
            PublishedDecisions decisions,
            Outbox outbox,
            EntityManager database,
            Clock clock) {
        this.composer = composer;
        this.templates = templates;
        this.typesetter = typesetter;
        this.people = people;
        this.objects = objects;
        this.decisions = decisions;
        this.outbox = outbox;
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void writeAll() {
        while (!stopping && writeNext()) {
            // until none is left
        }
    }

    void stop(@Observes ShutdownEvent end) {
        stopping = true;
    }

    private boolean writeNext() {
        var next = QuarkusTransaction.requiringNew().call(this::claim);
        next.ifPresent(row -> {
            try {
                page(row).ifPresent(page -> write(row, page));
            } catch (RuntimeException failed) {
                LOG.warnf("Document %s (%s) will be tried again: %s", row.id, row.kind, failed.toString());
            }
        });
        return next.isPresent();
    }

    /** Forms of a whole import wait for whatever one candidate is waiting for. */
    private Optional<DocumentRow> claim() {
        return claim("kind <> 'PREPARATORY_FORM'").or(() -> claim("kind = 'PREPARATORY_FORM'"));
    }

    private Optional<DocumentRow> claim(String which) {
        List<?> ids =
                database.createNativeQuery("""
                        UPDATE document SET attempts = attempts + 1,
                          next_attempt_at = clock_timestamp() + least(attempts + 1, 30) * interval '2 seconds'
                        WHERE id = (SELECT id FROM document WHERE state = 'ASKED' AND next_attempt_at <= clock_timestamp()
                                    AND %s ORDER BY next_attempt_at, asked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING id""".formatted(which), UUID.class).getResultList();
        return ids.stream().map(id -> DocumentRow.<DocumentRow>findById(id)).findFirst();
    }

    /** What to typeset: what was typeset before, or what the fact says now that everybody it names is known. */
    private Optional<String> page(DocumentRow row) {
        if (row.page != null) {
            return Optional.of(row.page);
        }
        var kind = PaperKind.valueOf(row.kind);
        return QuarkusTransaction.requiringNew().call(() -> view(kind, row).map(view -> templates.page(kind, view)));
    }

    private Optional<? extends Views.Paper> view(PaperKind kind, DocumentRow row) {
        var fact = Papers.read(row.source);
        if (kind.isAboutOneCandidate()) {
            return people.find(Objects.requireNonNull(row.personId))
                    .map(person -> composer.compose(kind, row.about(), fact, person));
        }
        var lists = new ListComposer(people::find);
        if (kind == PaperKind.DELIBERATION_MINUTES) {
            return decisions.of(row, fact).flatMap(complete -> composer.compose(kind, row.about(), complete, lists));
        }
        return composer.compose(kind, row.about(), fact, lists);
    }

    private void write(DocumentRow row, String page) {
        var pdf = typesetter.pdf(page, row.askedAt);
        var key = objects.newKey(row.subjectId.toString());
        objects.put(Bucket.GENERATED, key, pdf, "application/pdf");
        QuarkusTransaction.requiringNew().run(() -> issue(row.id, page, key, pdf));
    }

    private void issue(UUID id, String page, String key, byte[] pdf) {
        var row = DocumentRow.<DocumentRow>findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (!row.state.equals("ASKED")) {
            return;
        }
        var fileName = PaperKind.valueOf(row.kind).fileName(row.examSession, row.version);
        var sha256 = sha256(pdf);
        if (row.sha256 != null && !row.sha256.equals(sha256)) {
            LOG.errorf("Document %s rendered again has other bytes than before", id);
        }
        row.page = page;
        row.source = Papers.withoutCode(row.source);
        row.state = "ISSUED";
        row.fileName = fileName;
        row.objectKey = key;
        row.sha256 = sha256;
        row.bytes = (long) pdf.length;
        if (row.issuedAt != null) {
            return; // rendered again after its object was lost: nothing new to tell
        }
        row.issuedAt = clock.instant();
        if (row.registrationId == null || row.personId == null) {
            return; // about no candidate: nobody to tell
        }
        outbox.append(
                "documents.DocumentIssued.v1",
                row.registrationId,
                new DocumentIssued(
                        row.id,
                        row.registrationId,
                        row.personId,
                        row.academy,
                        row.uai,
                        row.kind,
                        row.version,
                        sha256,
                        fileName));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
