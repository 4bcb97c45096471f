/** Registrations as they are stored and told, and who may see them; how they come to be, are confirmed, decided and read lies below. */
@NullMarked
package fr.palmares.registration.enrolment;

import org.jspecify.annotations.NullMarked;
