package fr.palmares.documents.upload;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The recipient of each destination. */
@ApplicationScoped
class Recipients {

    private final Map<Destination, Recipient> recipients;

    Recipients(@All List<Recipient> all) {
        recipients = new EnumMap<>(all.stream().collect(toMap(Recipient::destination, identity())));
    }

    Recipient of(Destination destination) {
        return java.util.Objects.requireNonNull(recipients.get(destination), destination.name());
    }
}
