/** RFC 9457 problem details: one shape for every refusal. */
@NullMarked
package fr.palmares.platform.problem;

import org.jspecify.annotations.NullMarked;
