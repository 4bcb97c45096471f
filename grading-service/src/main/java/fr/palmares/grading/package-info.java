/** From the validated registration to the published result. */
@NullMarked
package fr.palmares.grading;

import org.jspecify.annotations.NullMarked;
