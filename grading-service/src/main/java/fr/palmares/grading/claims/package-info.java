/** Consultation of scripts and appeals, each within its time (§ 9). */
@NullMarked
package fr.palmares.grading.claims;

import org.jspecify.annotations.NullMarked;
