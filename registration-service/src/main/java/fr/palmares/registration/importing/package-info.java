/** Files in which establishments send their candidates. */
@NullMarked
package fr.palmares.registration.importing;

import org.jspecify.annotations.NullMarked;
