/** The simulation open to anybody: may I register like this? */
@NullMarked
package fr.palmares.registration.eligibility;

import org.jspecify.annotations.NullMarked;
