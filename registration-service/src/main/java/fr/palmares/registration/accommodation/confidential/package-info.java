/** Where requests are kept apart: the one connection that reads health data, and all that is stored, told or forgotten through it. */
@NullMarked
package fr.palmares.registration.accommodation.confidential;

import org.jspecify.annotations.NullMarked;
