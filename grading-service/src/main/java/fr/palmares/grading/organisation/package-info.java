/** Where and when candidates sit: centres, sittings, seats and the summons that tell them. */
@NullMarked
package fr.palmares.grading.organisation;

import org.jspecify.annotations.NullMarked;
