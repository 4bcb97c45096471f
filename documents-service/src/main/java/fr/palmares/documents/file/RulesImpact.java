package fr.palmares.documents.file;

import static java.util.stream.Collectors.toSet;

import fr.palmares.documents.catalogue.Catalogue;
import fr.palmares.documents.checklist.RuleEditing;
import fr.palmares.documents.checklist.RuleVersions;
import fr.palmares.documents.checklist.ShippedRules;
import fr.palmares.documents.checklist.domain.Piece;
import fr.palmares.documents.checklist.domain.PieceKind;
import fr.palmares.documents.checklist.domain.RuleBook;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a draft of rules would change for the files that are running, without changing any. */
@ApplicationScoped
class RulesImpact {

    private static final int AT_ONCE = 1000;

    @Schema(
            name = "RulesImpactOnPiece",
            description = "Of how many running files a piece would be asked more, or no more.")
    record OnPiece(
            @Schema(examples = "LANGUE_RARE") String code,

            @Schema(examples = "Attestation d’étude de la langue")
            String label,

            @Schema(examples = "412") int askedMore,
            @Schema(examples = "0") int askedNoMore) {}

    @Schema(name = "RulesImpact", description = "What a draft would change if every running file were moved to it.")
    record Impact(
            @Schema(examples = "812") int files,
            @Schema(examples = "412") int filesAskedMore,
            @Schema(examples = "0") int filesAskedLess,

            @Schema(examples = "[\"412 dossiers se verraient demander une pièce de plus.\"]")
            List<String> sentences,

            List<OnPiece> pieces) {}

    private record Running(UUID id, String registration, RuleVersions.Pin pin) {}

    private final RuleVersions versions;
    private final RuleEditing editing;
    private final ShippedRules shipped;
    private final Catalogue catalogue;
    private final EntityManager database;

    RulesImpact(
            RuleVersions versions,
            RuleEditing editing,
            ShippedRules shipped,
            Catalogue catalogue,
            EntityManager database) {
        this.versions = versions;
        this.editing = editing;
        this.shipped = shipped;
        this.catalogue = catalogue;
        this.database = database;
    }

    /** In parts, each in its own short transaction: a large academy has twenty thousand files. */
    Impact of(int examSession, String academy) {
        var draft = editing.withDraft(examSession, academy);
        var count = new Count();
        UUID after = null;
        List<Running> part;
        do {
            var from = after;
            part = QuarkusTransaction.requiringNew().call(() -> running(examSession, academy, from));
            for (var file : part) {
                QuarkusTransaction.requiringNew().run(() -> compare(examSession, file, draft, count));
            }
            after = part.isEmpty() ? null : part.getLast().id();
        } while (part.size() == AT_ONCE);
        return count.toImpact();
    }

    private void compare(int examSession, Running file, UnaryOperator<RuleBook> draft, Count count) {
        var situation = IssueChecklist.read(file.registration()).toSituation();
        var calendar = catalogue.calendar(examSession, situation.academy());
        var now = mandatory(
                versions.at(examSession, situation.academy(), file.pin()).checklist(situation, calendar));
        var then = draft.apply(versions.recent(examSession, situation.academy()));
        count.add(now, mandatory(then.checklist(situation, calendar)));
    }

    private static Set<String> mandatory(List<Piece> checklist) {
        return checklist.stream().filter(Piece::mandatory).map(Piece::code).collect(toSet());
    }

    private List<Running> running(int examSession, String academy, @Nullable UUID after) {
        List<?> rows = database.createNativeQuery("""
                        SELECT registration_id, CAST(registration AS text) AS registration, academy_rules, national_rules
                        FROM candidate_file
                        WHERE exam_session = ?1 AND (academy = ?2 OR ?2 = 'national') AND progress IN ('OPEN', 'COMPLETED')
                          AND registration_id > ?3
                        ORDER BY registration_id LIMIT 1000""", Tuple.class)
                .setParameter(1, examSession)
                .setParameter(2, academy)
                .setParameter(3, after == null ? new UUID(0, 0) : after)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Running(
                        row.get("registration_id", UUID.class),
                        row.get("registration", String.class),
                        new RuleVersions.Pin(
                                row.get("academy_rules", Integer.class), row.get("national_rules", Integer.class))))
                .toList();
    }

    private final class Count {

        private final Map<String, int[]> byCode = new TreeMap<>();
        private final Map<Integer, Integer> byPiecesMore = new TreeMap<>();
        private int files;
        private int more;
        private int less;

        void add(Set<String> now, Set<String> then) {
            files++;
            var added = then.stream().filter(code -> !now.contains(code)).toList();
            var gone = now.stream().filter(code -> !then.contains(code)).toList();
            added.forEach(code -> byCode.computeIfAbsent(code, _ -> new int[2])[0]++);
            gone.forEach(code -> byCode.computeIfAbsent(code, _ -> new int[2])[1]++);
            more += added.isEmpty() ? 0 : 1;
            less += gone.isEmpty() ? 0 : 1;
            if (!added.isEmpty()) {
                byPiecesMore.merge(added.size(), 1, Integer::sum);
            }
        }

        Impact toImpact() {
            return new Impact(
                    files,
                    more,
                    less,
                    sentences(),
                    byCode.entrySet().stream()
                            .map(entry -> new OnPiece(
                                    entry.getKey(),
                                    shipped.kind(entry.getKey())
                                            .map(PieceKind::label)
                                            .orElse(entry.getKey()),
                                    entry.getValue()[0],
                                    entry.getValue()[1]))
                            .toList());
        }

        private List<String> sentences() {
            var sentences = new java.util.ArrayList<String>();
            byPiecesMore.forEach((pieces, count) -> sentences.add(files(count) + " se verrai"
                    + (count > 1 ? "ent" : "t") + " demander "
                    + (pieces == 1 ? "une pièce de plus." : pieces + " pièces de plus.")));
            if (less > 0) {
                sentences.add(
                        files(less) + (less > 1 ? " auraient" : " aurait") + " au moins une pièce de moins à fournir.");
            }
            if (sentences.isEmpty()) {
                sentences.add("Rien ne changerait pour les dossiers en cours.");
            }
            return List.copyOf(sentences);
        }

        private static String files(int count) {
            return count > 1 ? count + " dossiers" : "Un dossier";
        }
    }
}
