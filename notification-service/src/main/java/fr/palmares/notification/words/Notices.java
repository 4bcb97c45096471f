package fr.palmares.notification.words;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of messages. The lower-case records are the templates of the same name under {@code templates/Notices}: a
 * variable they do not have is refused when the service is built.
 */
public final class Notices {

    record accountActive() implements TemplateInstance {}

    record identityChanged(@Nullable String reason) implements TemplateInstance {}

    record registrationProposed(int examSession, boolean repeating) implements TemplateInstance {}

    record registrationNotConfirmed(String closedAt) implements TemplateInstance {}

    record registrationConfirmed(int examSession, int version) implements TemplateInstance {}

    record registrationAmended(int examSession, int version) implements TemplateInstance {}

    record registrationSubmitted() implements TemplateInstance {}

    record registrationValidated(int examSession) implements TemplateInstance {}

    record registrationRejected(String reason) implements TemplateInstance {}

    record registrationCancelled(String reason) implements TemplateInstance {}

    record unitWithdrawn(String unit) implements TemplateInstance {}

    record accommodationRequested() implements TemplateInstance {}

    record accommodationDecided() implements TemplateInstance {}

    record piecesAsked(List<Asked> pieces) implements TemplateInstance {}

    record Asked(String label, @Nullable String deadline) {}

    record pieceAccepted(String label) implements TemplateInstance {}

    record pieceRefused(
            String label, String reason, @Nullable String text) implements TemplateInstance {}

    record candidateReminded(List<Asked> pieces) implements TemplateInstance {}

    public record professionalWindowOpen(String unit, String title, String opens, String closes)
            implements TemplateInstance {}

    record professionalFileAccepted(String unit) implements TemplateInstance {}

    record professionalFileRefused(
            String unit, @Nullable String reason, @Nullable String text) implements TemplateInstance {}

    record fileApproved() implements TemplateInstance {}

    record deadlineMissed(boolean cancelled, @Nullable String unit, List<String> pieces) implements TemplateInstance {}

    public record deadlineNear(String deadline, boolean confirmation, List<String> pieces)
            implements TemplateInstance {}

    record documentIssued(String document) implements TemplateInstance {}

    record summons(boolean partial, @Nullable String first) implements TemplateInstance {}

    record catchUpOpen(@Nullable String chooseBefore) implements TemplateInstance {}

    record resultAvailable() implements TemplateInstance {}

    private Notices() {}
}
