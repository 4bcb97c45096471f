/** What somebody intends to register for, and what the rules look at. */
@NullMarked
package fr.palmares.registration.eligibility.domain;

import org.jspecify.annotations.NullMarked;
