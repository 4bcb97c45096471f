/** When one may register, académie by académie. */
@NullMarked
package fr.palmares.registration.calendar;

import org.jspecify.annotations.NullMarked;
