package fr.palmares.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One operation of a contract, ready to be shown and tried. */
public record Operation(
        String id,
        String method,
        String path,
        String summary,
        String description,
        String tag,
        List<String> roles,
        boolean open,
        List<Parameter> parameters,
        @Nullable Body body,
        List<Answer> answers) {

    public record Parameter(
            String name,
            String place,
            String type,
            boolean required,
            String description,
            String limits,
            String sample,
            List<String> values) {

        /** A fresh key for each try. */
        public boolean isIdempotencyKey() {
            return name.equalsIgnoreCase("Idempotency-Key");
        }
    }

    public record Body(boolean required, List<Media> media) {

        public Media first() {
            return media.getFirst();
        }

        public String types() {
            return String.join(",", media.stream().map(Media::type).toList());
        }
    }

    public record Media(String type, String schema, String example, List<Field> fields) {

        public boolean json() {
            return type.equals("application/json");
        }

        public boolean file() {
            return !json() && !type.startsWith("text/");
        }
    }

    /** @param problems types of problems that this answer names */
    public record Answer(String status, String description, boolean problem, List<Media> media, List<String> problems) {

        public boolean success() {
            return status.startsWith("2");
        }
    }

    public List<Answer> successes() {
        return answers.stream().filter(Answer::success).toList();
    }

    public List<Answer> refusals() {
        return answers.stream().filter(answer -> !answer.success()).toList();
    }

    public String accepted() {
        var types = answers.stream()
                .filter(Answer::success)
                .flatMap(answer -> answer.media().stream())
                .map(Media::type)
                .distinct()
                .toList();
        return types.isEmpty() ? "application/json" : String.join(", ", types);
    }
}
