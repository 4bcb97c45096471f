package fr.palmares.grading.deliberation.domain;

import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import java.util.Optional;

/** A catch-up oral that the candidate chose; without a mark it was missed and the first mark stays (G-8). */
public record Oral(String unit, Optional<Mark> mark) {}
