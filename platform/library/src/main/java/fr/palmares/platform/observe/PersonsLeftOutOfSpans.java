package fr.palmares.platform.observe;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Traces go to another house: what people search for, and where they call from, stays here. */
@ApplicationScoped
class PersonsLeftOutOfSpans implements SpanProcessor {

    private static final List<AttributeKey<String>> PERSONAL = Stream.of(
                    "url.query", "client.address", "network.peer.address", "user_agent.original", "enduser.id")
            .map(AttributeKey::stringKey)
            .toList();

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        for (var attribute : PERSONAL) {
            if (span.getAttribute(attribute) != null) {
                span.setAttribute(attribute, "");
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
