/** Who may register for what: the rules of a BTS registration, as pure functions. */
@NullMarked
package fr.palmares.registration.eligibility.domain;

import org.jspecify.annotations.NullMarked;
