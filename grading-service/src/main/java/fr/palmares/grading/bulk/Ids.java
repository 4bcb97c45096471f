package fr.palmares.grading.bulk;

import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/** Identifiers as one parameter, however many they are: {@code = ANY (CAST(:ids AS uuid[]))}. */
public final class Ids {

    private Ids() {}

    public static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
