package fr.palmares.platform.personaldata;

import fr.palmares.platform.events.Outbox;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/** This service's part of somebody's archive, as it stood at the request, kept for a day at most. */
@ApplicationScoped
@IfBuildProperty(name = "palmares.personal-data.answered", stringValue = "true")
class PersonalDataParts {

    static final Duration LIFE = Duration.ofHours(24);

    record PersonalDataExported(UUID exportId, UUID personId, String url, String sha256, int bytes) {}

    private final Session database;
    private final Answer answer;
    private final SignedAddress address;
    private final Outbox outbox;
    private final String service;

    PersonalDataParts(
            Session database,
            Answer answer,
            SignedAddress address,
            Outbox outbox,
            @ConfigProperty(name = "palmares.service") String service) {
        this.database = database;
        this.answer = answer;
        this.address = address;
        this.outbox = outbox;
        this.service = service;
    }

    /** Once per export, whatever Kafka delivers. */
    @Transactional(Transactional.TxType.MANDATORY)
    void prepare(UUID exportId, UUID personId) {
        var expires = Instant.now().plus(LIFE);
        var body = answer.about(personId);
        if (!keep(exportId, personId, body, expires)) {
            return;
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        outbox.append(
                service + ".PersonalDataExported.v1",
                personId,
                new PersonalDataExported(
                        exportId, personId, address.of(exportId, expires), sha256(bytes), bytes.length));
    }

    private boolean keep(UUID exportId, UUID personId, String body, Instant expires) {
        return database.createNativeMutationQuery(
                                "INSERT INTO personal_data_part (export_id, person_id, body, expires_at)"
                                        + " VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")
                        .setParameter(1, exportId)
                        .setParameter(2, personId)
                        .setParameter(3, body)
                        .setParameter(4, expires)
                        .executeUpdate()
                == 1;
    }

    @Transactional
    Optional<String> find(UUID exportId) {
        return database.createNativeQuery(
                        "SELECT body FROM personal_data_part WHERE export_id = ?1 AND expires_at > ?2", String.class)
                .setParameter(1, exportId)
                .setParameter(2, Instant.now())
                .getResultStream()
                .findFirst();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void forget(UUID personId) {
        database.createNativeMutationQuery("DELETE FROM personal_data_part WHERE person_id = ?1")
                .setParameter(1, personId)
                .executeUpdate();
    }

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forgetOld() {
        database.createNativeMutationQuery("DELETE FROM personal_data_part WHERE expires_at <= ?1")
                .setParameter(1, Instant.now())
                .executeUpdate();
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
