package fr.palmares.documents.paper.composing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a document is about, beside its fact: whose it is, of which exam session, its version and its day. */
public record About(
        String academy,
        @Nullable String uai,
        int examSession,
        @Nullable UUID registrationId,
        UUID subjectId,
        int version,
        Instant askedAt) {}
