/** The judgement on an intention to register: every refusal at once, rule by rule, and what it would bring about. */
@NullMarked
package fr.palmares.registration.eligibility.domain.judgement;

import org.jspecify.annotations.NullMarked;
