/** Accommodations of the tests as the code de l'éducation has them, articles D613-26 to D613-30. */
@NullMarked
package fr.palmares.registration.accommodation.domain;

import org.jspecify.annotations.NullMarked;
