/** The doors of the jury's decision. */
@NullMarked
package fr.palmares.grading.deliberation;

import org.jspecify.annotations.NullMarked;
