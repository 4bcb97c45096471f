/** The calculation of the jury on an invented grid, open to anybody. */
@NullMarked
package fr.palmares.grading.deliberation.simulation;

import org.jspecify.annotations.NullMarked;
