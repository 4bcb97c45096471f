/** The regulation of the decision, as plain Java: marks and rules in, verdict and reasons out. */
@NullMarked
package fr.palmares.grading.deliberation.domain;

import org.jspecify.annotations.NullMarked;
