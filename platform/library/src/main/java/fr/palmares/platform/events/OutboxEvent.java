package fr.palmares.platform.events;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** One fact waiting in the write-ahead log for Debezium; its column names are the connector's contract. */
@Entity
@Immutable
@Table(name = "outbox_event")
class OutboxEvent extends PanacheEntityBase {

    @Id
    @UuidGenerator(algorithm = UuidVersion7Strategy.class)
    @Nullable
    UUID id;

    @Column(name = "aggregatetype")
    String topic = "";

    @Column(name = "aggregateid")
    String key = "";

    String type = "";

    @Nullable
    String payload;

    String source = "";

    String subject = "";

    String time = "";

    @Nullable
    String traceparent;

    @Nullable
    String academy;

    @Nullable
    String uai;
}
