/** The exam file of each candidate, and the grids and calendars it is read with: projections of facts alone. */
@NullMarked
package fr.palmares.grading.examfile;

import org.jspecify.annotations.NullMarked;
