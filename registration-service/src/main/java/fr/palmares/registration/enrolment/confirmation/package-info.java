/** What a candidate chooses, or the establishment for them: read, judged by the rules, and confirmed. */
@NullMarked
package fr.palmares.registration.enrolment.confirmation;

import org.jspecify.annotations.NullMarked;
