/** Attestations that anybody may verify by their code. */
@NullMarked
package fr.palmares.grading.results.verification;

import org.jspecify.annotations.NullMarked;
