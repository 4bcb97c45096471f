/** Accommodations (§ 7): health data in a schema and a database role of their own; others see what was granted. */
@NullMarked
package fr.palmares.registration.accommodation;

import org.jspecify.annotations.NullMarked;
