package fr.palmares.platform.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Continues the trace of the request that made a fact: the outbox row kept its {@code traceparent}, Debezium carried it
 * in a header, the reader's span hangs below it, and so do the facts that the reader makes.
 */
@ApplicationScoped
public class FactTrace {

    private static final Duration[] STEPS = {
        Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10),
        Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30)
    };
    private static final TextMapGetter<Headers> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            var names = new ArrayList<String>();
            headers.forEach(header -> names.add(header.key()));
            return names;
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            var header = headers == null ? null : headers.lastHeader(name);
            return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        }
    };

    private final Tracer tracer;
    private final MeterRegistry registry;
    private final Clock clock;

    FactTrace(OpenTelemetry telemetry, MeterRegistry registry, Clock clock) {
        this.tracer = telemetry.getTracer("fr.palmares.platform");
        this.registry = registry;
        this.clock = clock;
    }

    /** Runs {@code reader} inside a span named after the fact, and measures how long the fact was under way. */
    public void taking(ConsumerRecord<?, ?> kafka, UUID id, String type, Instant happened, Runnable reader) {
        var maker = W3CTraceContextPropagator.getInstance().extract(Context.root(), kafka.headers(), HEADERS);
        var span = tracer.spanBuilder("take in " + type)
                .setParent(maker)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", kafka.topic())
                .setAttribute("messaging.kafka.offset", kafka.offset())
                .setAttribute("cloudevents.event_id", id.toString())
                .setAttribute("cloudevents.event_type", type)
                .startSpan();
        try (var _ = maker.with(span).makeCurrent()) {
            reader.run();
            delay(kafka.topic(), happened);
        } catch (RuntimeException failed) {
            span.setStatus(StatusCode.ERROR, failed.getClass().getSimpleName()); // its message may name a person
            throw failed;
        } finally {
            span.end();
        }
    }

    private void delay(String topic, Instant happened) {
        Timer.builder("palmares.event.delay")
                .description("From the command that made a fact to its being taken in here")
                .tag("topic", topic)
                .serviceLevelObjectives(STEPS)
                .register(registry)
                .record(Duration.between(happened, clock.instant()));
    }

    /** The current span as a W3C {@code traceparent}, or nothing when there is none. */
    public static @Nullable String current() {
        var span = Span.current().getSpanContext();
        return span.isValid()
                ? String.join(
                        "-",
                        List.of(
                                "00",
                                span.getTraceId(),
                                span.getSpanId(),
                                span.getTraceFlags().asHex()))
                : null;
    }
}
