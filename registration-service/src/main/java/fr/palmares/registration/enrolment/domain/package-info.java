/** The registration and its states, R-1 to R-3. */
@NullMarked
package fr.palmares.registration.enrolment.domain;

import org.jspecify.annotations.NullMarked;
