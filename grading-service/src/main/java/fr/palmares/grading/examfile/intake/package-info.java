/** What the facts of registration and account tell about a candidate, taken in. */
@NullMarked
package fr.palmares.grading.examfile.intake;

import org.jspecify.annotations.NullMarked;
