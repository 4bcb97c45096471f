package fr.palmares.documents.paper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.palmares.documents.file.domain.CandidateFile;
import fr.palmares.documents.file.domain.FileFact.AllPiecesProvided;
import fr.palmares.documents.file.domain.Owner;
import fr.palmares.documents.paper.composing.Composer;
import fr.palmares.documents.paper.composing.PaperKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks for documents, in the transaction of the fact that calls for them; they are rendered afterwards. */
@ApplicationScoped
public class Papers {

    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String ENGAGEMENT = "ENGAGEMENT_ETUDIANT";
    private static final String TRAINING = "ATTESTATION_FORMATION";

    private final PublishedDecisions decisions;
    private final EntityManager database;
    private final Clock clock;

    Papers(PublishedDecisions decisions, EntityManager database, Clock clock) {
        this.decisions = decisions;
        this.database = database;
        this.clock = clock;
    }

    /** A registration was confirmed or amended: its summary to sign, its checklist, and the forms the checklist asks for. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forRegistration(JsonNode registration, CandidateFile file, int examSession) {
        var version = file.registrationVersion();
        ask(PaperKind.REGISTRATION_SUMMARY, file.owner(), examSession, version, registration);
        ask(
                PaperKind.CHECKLIST,
                file.owner(),
                examSession,
                Math.max(version, next(PaperKind.CHECKLIST, file.owner())),
                withPieces(registration, file));
        if (file.find(ENGAGEMENT).isPresent()) {
            ask(PaperKind.ENGAGEMENT_FORM, file.owner(), examSession, version, registration);
        }
        if (file.find(TRAINING).isPresent()) {
            ask(PaperKind.TRAINING_CERTIFICATE, file.owner(), examSession, version, registration);
        }
    }

    /** The rules changed for a running file: its new checklist. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forNewChecklist(JsonNode registration, CandidateFile file, int examSession) {
        ask(
                PaperKind.CHECKLIST,
                file.owner(),
                examSession,
                next(PaperKind.CHECKLIST, file.owner()),
                withPieces(registration, file));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void forCompletion(AllPiecesProvided provided, CandidateFile file, int examSession, String specialty) {
        var source = withPieces(JSON.<ObjectNode>valueToTree(provided).put("specialty", specialty), file);
        ask(PaperKind.RECEIPT, file.owner(), examSession, next(PaperKind.RECEIPT, file.owner()), source);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void forSummons(JsonNode summons) {
        askAbout(PaperKind.SUMMONS, summons);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void forResult(JsonNode result) {
        askAbout(PaperKind.TRANSCRIPT, result);
        Composer.certificates(result).forEach(kind -> askAbout(kind, result));
    }

    /** A registration came from a school's list: the form its candidate checks before it is confirmed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forImport(JsonNode imported) {
        askAbout(PaperKind.PREPARATORY_FORM, imported);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void forRejection(JsonNode rejected) {
        askAbout(PaperKind.REJECTION_LETTER, rejected);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void forCancellation(JsonNode cancelled) {
        askAbout(PaperKind.CANCELLATION_LETTER, cancelled);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void forClosedDeliberation(JsonNode closed) {
        decisions.keep(JSON.convertValue(closed, PublishedDecisions.ClosedDeliberation.class));
    }

    /** Results of a deliberation were published: its minutes, once all of them are known here. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forPublication(JsonNode published) {
        var subject = UUID.fromString(published.required("publicationId").asText());
        var row = row(
                PaperKind.DELIBERATION_MINUTES,
                subject,
                published.required("academy").asText(),
                published.required("examSession").asInt(),
                next(PaperKind.DELIBERATION_MINUTES, subject),
                published);
        row.persist();
    }

    private void askAbout(PaperKind kind, JsonNode fact) {
        var owner = new Owner(
                UUID.fromString(fact.required("registrationId").asText()),
                UUID.fromString(fact.required("personId").asText()),
                fact.required("academy").asText(),
                text(fact, "uai"));
        ask(kind, owner, fact.required("examSession").asInt(), next(kind, owner), fact);
    }

    private static ObjectNode withPieces(JsonNode fact, CandidateFile file) {
        ObjectNode both = fact.deepCopy();
        both.set("checklist", JSON.valueToTree(file.pieces()));
        return both;
    }

    private int next(PaperKind kind, Owner owner) {
        return next(kind, owner.registrationId());
    }

    int next(PaperKind kind, UUID subject) {
        var last = (Number) database.createNativeQuery(
                        "SELECT coalesce(max(version), 0) FROM document WHERE subject_id = ?1 AND kind = ?2")
                .setParameter(1, subject)
                .setParameter(2, kind.name())
                .getSingleResult();
        return last.intValue() + 1;
    }

    private void ask(PaperKind kind, Owner owner, int examSession, int version, JsonNode source) {
        var row = row(kind, owner.registrationId(), owner.academy(), examSession, version, source);
        row.registrationId = owner.registrationId();
        row.personId = owner.personId();
        row.uai = owner.uai();
        row.persist();
    }

    DocumentRow row(PaperKind kind, UUID subject, String academy, int examSession, int version, JsonNode source) {
        var row = new DocumentRow();
        row.id = UUID.randomUUID();
        row.subjectId = subject;
        row.academy = academy;
        row.examSession = examSession;
        row.kind = kind.name();
        row.version = version;
        row.source = source.toString();
        row.askedAt = clock.instant();
        return row;
    }

    /** The code that opens a candidate's results is printed on the summons and stays nowhere else (grading-service). */
    static String withoutCode(String source) {
        return source.contains("\"resultsCode\"")
                ? ((ObjectNode) read(source)).without("resultsCode").toString()
                : source;
    }

    static JsonNode read(String source) {
        try {
            return JSON.readTree(source);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable String text(JsonNode fact, String field) {
        var value = fact.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }
}
