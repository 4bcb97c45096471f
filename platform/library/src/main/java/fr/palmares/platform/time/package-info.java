/** The clock everything reads, and the check that production runs on the real one. */
@NullMarked
package fr.palmares.platform.time;

import org.jspecify.annotations.NullMarked;
