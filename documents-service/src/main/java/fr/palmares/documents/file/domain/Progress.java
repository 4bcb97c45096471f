package fr.palmares.documents.file.domain;

import java.time.Instant;

/** How far a file is: open, declared complete by the candidate, approved by the exam office, or closed with its registration (P-2, P-4). */
public sealed interface Progress {

    record Open() implements Progress {}

    record Completed(Instant at) implements Progress {}

    record Approved(Instant completedAt, Instant at, String by) implements Progress {}

    record Closed() implements Progress {}
}
