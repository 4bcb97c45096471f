/** Registrations as they are stored, told and read; how they come to be, are confirmed and are decided lies below. */
@NullMarked
package fr.palmares.registration.enrolment;

import org.jspecify.annotations.NullMarked;
