package fr.palmares.grading.examfile;

import org.jspecify.annotations.Nullable;

/** An optional unit that the candidate asked for, with its language where it is one. */
public record OptionalChoice(String unit, @Nullable String language) {}
