/** Marks that come as a file of lines, by the thousand. */
@NullMarked
package fr.palmares.grading.marks.importing;

import org.jspecify.annotations.NullMarked;
