/** The follow-up lists of establishments and exam offices: filtered, counted and exported by the database. */
@NullMarked
package fr.palmares.registration.followup;

import org.jspecify.annotations.NullMarked;
