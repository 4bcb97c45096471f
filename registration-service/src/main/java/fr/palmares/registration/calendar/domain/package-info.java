/** Deadlines as instants, and the window that registering needs. */
@NullMarked
package fr.palmares.registration.calendar.domain;

import org.jspecify.annotations.NullMarked;
