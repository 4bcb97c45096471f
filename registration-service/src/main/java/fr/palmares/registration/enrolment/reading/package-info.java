/** A registration as it stands now, for the caller who reads it, and every version of it. */
@NullMarked
package fr.palmares.registration.enrolment.reading;

import org.jspecify.annotations.NullMarked;
