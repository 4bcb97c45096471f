/** What a jury may look at: the units of one candidate with their marks, and what is not lawful there. */
@NullMarked
package fr.palmares.grading.deliberation.domain.gradesheet;

import org.jspecify.annotations.NullMarked;
