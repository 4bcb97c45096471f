/** The livret scolaire that an establishment gives and the jury sees (G-9). */
@NullMarked
package fr.palmares.grading.deliberation.schoolreport;

import org.jspecify.annotations.NullMarked;
