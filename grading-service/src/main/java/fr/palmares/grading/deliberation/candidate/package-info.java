/** One candidate before the jury: what is known, what is decided and told, and the orals that are chosen. */
@NullMarked
package fr.palmares.grading.deliberation.candidate;

import org.jspecify.annotations.NullMarked;
