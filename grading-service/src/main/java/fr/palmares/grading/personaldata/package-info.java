/** The right of access: what this service holds about a person, for the archive that account-service makes. */
@NullMarked
package fr.palmares.grading.personaldata;

import org.jspecify.annotations.NullMarked;
