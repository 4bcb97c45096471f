package fr.palmares.notification.webhook;

import fr.palmares.notification.journal.Journal;
import fr.palmares.notification.webhook.Webhooks.Because;
import fr.palmares.notification.webhook.Webhooks.State;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What goes in and out of the operations on webhooks. */
final class WebhookBodies {

    @Schema(name = "WebhookWish")
    record Wish(
            @Nullable
            @NotNull
            @Size(max = 2000)
            @Schema(
                    nullable = false,
                    examples = "https://si.academie.example/palmares",
                    description = "HTTPS, port 443 or from 1024 on; its name must lead to public addresses.")
            String url,

            @Nullable
            @NotNull
            @Size(max = 254)
            @Pattern(regexp = "[^\\s@<>]+@[^\\s@<>]+\\.[^\\s@<>]+", message = "doit être une adresse électronique")
            @Schema(
                    nullable = false,
                    examples = "exploitation@academie.example",
                    description = "Who is warned when the receiver does not take its facts.")
            String contact,

            @Nullable
            @NotNull
            @Size(min = 1, max = 100)
            @Schema(
                    nullable = false,
                    examples = "[\"registration.RegistrationConfirmed.v1\", \"documents.FileApproved.v1\"]",
                    description = "Types of facts of the catalogue.")
            List<@NotNull String> types,

            @Nullable
            @Size(max = 50)
            @Schema(examples = "[\"17\"]", description = "Only these académies; absent: all those of the token.")
            List<@NotNull String> academies,

            @Nullable
            @Size(max = 500)
            @Schema(description = "Only these establishments; absent: all those of the token.")
            List<@NotNull String> uais) {}

    @Schema(name = "Webhook")
    record View(
            @Schema(examples = "0190a1b2-0000-7000-8000-00000000000e")
            UUID id,

            @Schema(examples = "https://si.academie.example/palmares")
            String url,

            @Schema(examples = "exploitation@academie.example")
            String contact,

            @Schema(examples = "[\"registration.RegistrationConfirmed.v1\"]")
            List<String> types,

            @Schema(examples = "[\"17\"]") List<String> academies,
            List<String> uais,
            State state,

            @Nullable
            @Schema(
                    description = "`ASKED`: by its owner or an administrator; `REFUSALS`: a fact was refused for a"
                            + " day; `GONE`: the receiver answered 410.")
            Because pausedBecause,

            @Nullable @Schema(description = "Since when the receiver takes nothing at all.")
            Instant failingSince,

            @Schema(examples = "12", description = "Facts that wait for it; at most 10 000 are counted.")
            long waiting,

            @Schema(
                    examples = "d2ViaG9vay1qb3VybmFs",
                    description = "Everything before this place was taken: what to replay from.")
            String cursor,

            List<SecretView> secrets,
            @Schema(examples = "2025-11-21T09:30:00Z") Instant createdAt) {

        static View of(Webhooks.Webhook webhook, Journal journal, Secrets secrets) {
            var wish = webhook.wish();
            return new View(
                    webhook.id(),
                    wish.url(),
                    wish.contact(),
                    wish.types(),
                    wish.scope().academies().stream().sorted().toList(),
                    wish.scope().uais().stream().sorted().toList(),
                    webhook.state(),
                    webhook.pausedBecause(),
                    webhook.failingSince(),
                    webhook.waiting(),
                    journal.told(webhook.id()),
                    secrets.list(webhook.id()).stream().map(SecretView::of).toList(),
                    webhook.createdAt());
        }
    }

    @Schema(name = "WebhookSecretState", description = "A secret that signs; its value is told once.")
    record SecretView(
            @Schema(examples = "1") int serial,
            @Schema(examples = "2025-11-21T09:30:00Z") Instant createdAt,

            @Nullable @Schema(description = "When it signs no more, once another one replaces it.")
            Instant endsAt) {

        static SecretView of(Secrets.Valid secret) {
            return new SecretView(secret.serial(), secret.createdAt(), secret.endsAt());
        }
    }

    @Schema(name = "WebhookSecret")
    record Secret(
            @Schema(examples = "1") int serial,

            @Schema(
                    examples = "whsec_kq3n8mH0y5lQ0b9m6mJ4o2yQf0lJw2s1u8VtXc7ZpEk",
                    description = "Keep it: it is not shown again. All of it, prefix included, is the key.")
            String value) {}

    @Schema(name = "WebhookCreated")
    record Created(View webhook, Secret secret) {}

    @Schema(name = "WebhookPage")
    record Views(
            List<View> items,

            @Nullable @Schema(description = "Cursor of the following page; null on the last.")
            String next) {}

    @Schema(name = "WebhookState")
    record StateBody(
            @Nullable @NotNull @Schema(nullable = false, examples = "PAUSED")
            State state) {}

    private WebhookBodies() {}
}
