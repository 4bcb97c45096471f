package fr.palmares.platform.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Counts what the service and its floor declare. Every replica says the same: take the highest, not the sum. */
@ApplicationScoped
class DatabaseFigures {

    private static final Logger LOG = Logger.getLogger(DatabaseFigures.class);

    private static final List<Counted.Figure> OF_EVERY_SERVICE = List.of(
            new Counted.Figure(
                    "palmares.slot.wal.kept",
                    "Bytes of write-ahead log that a replication slot keeps from being removed",
                    List.of("slot"),
                    """
                    SELECT slot_name, coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn), 0)
                      FROM pg_replication_slots WHERE database = current_database()"""),
            new Counted.Figure(
                    "palmares.slot.active",
                    "1 while a connector reads the slot",
                    List.of("slot"),
                    "SELECT slot_name, active::int FROM pg_replication_slots WHERE database = current_database()"),
            new Counted.Figure(
                    "palmares.outbox.lag",
                    "Bytes of write-ahead log between what was committed and what the connector has confirmed",
                    List.of("slot"),
                    """
                    SELECT slot_name, coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn), 0)
                      FROM pg_replication_slots WHERE database = current_database()"""),
            new Counted.Figure(
                    "palmares.outbox.rows",
                    "Facts kept for the change feed, as the database estimates them",
                    List.of(),
                    "SELECT greatest(reltuples, 0) FROM pg_class WHERE oid = 'outbox_event'::regclass"),
            new Counted.Figure(
                    "palmares.outbox.newest.age", "Seconds since the newest fact was written", List.of(), """
                    SELECT extract(epoch FROM clock_timestamp() - max(recorded_at)) FROM outbox_event
                    HAVING max(recorded_at) IS NOT NULL"""));

    private final DataSource database;
    private final MeterRegistry registry;
    private final List<Counted.Figure> figures;
    private final Map<String, MultiGauge> gauges = new ConcurrentHashMap<>();

    DatabaseFigures(DataSource database, MeterRegistry registry, @All List<Counted> services) {
        this.database = database;
        this.registry = registry;
        this.figures = Stream.concat(
                        OF_EVERY_SERVICE.stream(), services.stream().flatMap(one -> one.figures().stream()))
                .toList();
    }

    @Scheduled(
            every = "${palmares.observe.every}",
            delayed = "${palmares.observe.delay}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        for (var figure : figures) {
            try {
                gauge(figure).register(rows(figure), true);
            } catch (SQLException failed) {
                LOG.warnf("%s could not be counted: %s", figure.name(), failed.getSQLState());
                gauge(figure).register(List.of(), true); // no figure rather than an old one
            }
        }
    }

    private MultiGauge gauge(Counted.Figure figure) {
        return gauges.computeIfAbsent(
                figure.name(),
                name -> MultiGauge.builder(name).description(figure.meaning()).register(registry));
    }

    private List<MultiGauge.Row<?>> rows(Counted.Figure figure) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.setQueryTimeout(2);
            try (var results = statement.executeQuery(figure.query())) {
                var rows = new ArrayList<MultiGauge.Row<?>>();
                while (results.next()) {
                    rows.add(row(figure, results));
                }
                return rows;
            }
        }
    }

    private static MultiGauge.Row<?> row(Counted.Figure figure, ResultSet result) throws SQLException {
        var tags = Tags.empty();
        int column = 1;
        for (var label : figure.labels()) {
            tags = tags.and(label, String.valueOf(result.getString(column++)));
        }
        return MultiGauge.Row.of(tags, result.getDouble(column));
    }
}
