package fr.palmares.platform.personaldata;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Everything that a service tells about a person: one JSON object, a member per question. */
@ApplicationScoped
public class Answer {

    private final Session database;
    private final KeptData kept;

    Answer(Session database, KeptData kept) {
        this.database = database;
        this.kept = kept;
    }

    public String about(UUID personId) {
        return kept.questions().entrySet().stream()
                .map(question -> "\"" + question.getKey() + "\":" + rows(question.getValue(), personId))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String rows(String question, UUID personId) {
        return database.createNativeQuery(
                        "SELECT CAST(coalesce(jsonb_agg(to_jsonb(told)), '[]') AS text) FROM (" + question + ") told",
                        String.class)
                .setParameter(1, personId)
                .getSingleResult();
    }
}
