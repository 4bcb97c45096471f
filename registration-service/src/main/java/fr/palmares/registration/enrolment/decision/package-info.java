/** What becomes of a registration once it is made: validated, rejected, corrected, given up, or ended by a deadline. */
@NullMarked
package fr.palmares.registration.enrolment.decision;

import org.jspecify.annotations.NullMarked;
