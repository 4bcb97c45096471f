package fr.palmares.notification.template.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a version of a message's words stands; each state offers only the moves that are left to it. */
public sealed interface TemplateState {

    /** May still be written; the only state in which words change. */
    record Draft() implements TemplateState {

        /** For words whose every variable is known. */
        public Validated validated() {
            return new Validated(null);
        }
    }

    /** Its variables are known; nobody has seen it filled in yet, or somebody has. */
    record Validated(@Nullable Instant previewedAt) implements TemplateState {

        public Validated previewed(Instant at) {
            return new Validated(at);
        }

        public Draft reopened() {
            return new Draft();
        }

        /** @throws NotPreviewed when nobody has looked at it filled in */
        public Published published(Instant at) throws NotPreviewed {
            if (previewedAt == null) {
                throw new NotPreviewed();
            }
            return new Published(at);
        }
    }

    /** What messages are written with from now on. */
    record Published(Instant at) implements TemplateState {

        public Retired retired() {
            return new Retired(at);
        }
    }

    /** Was published once: messages of that time name it. */
    record Retired(Instant publishedAt) implements TemplateState {}

    /** Nobody publishes what nobody has looked at. */
    final class NotPreviewed extends Exception {
        private static final long serialVersionUID = 1L;
    }

    default String code() {
        return switch (this) {
            case Draft _ -> "DRAFT";
            case Validated _ -> "VALIDATED";
            case Published _ -> "PUBLISHED";
            case Retired _ -> "RETIRED";
        };
    }
}
