/** Registering, from what a school imported to the file the exam office validated. */
@NullMarked
package fr.palmares.registration.enrolment;

import org.jspecify.annotations.NullMarked;
