package fr.palmares.platform.web;

import fr.palmares.platform.problem.PreconditionFailed;
import org.jspecify.annotations.Nullable;

/** Entity tags of what two people may edit: the version number, quoted. */
public final class ETags {

    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * @throws PreconditionFailed 428 when the caller names no version, 412 when it names another one than
     *     {@code version}
     */
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw PreconditionFailed.required();
        }
        for (var tag : ifMatch.split(",")) {
            var bare = tag.strip();
            if (bare.equals("*") || bare.equals(of(version))) {
                return;
            }
        }
        throw PreconditionFailed.stale();
    }
}
