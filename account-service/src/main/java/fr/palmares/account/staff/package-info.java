/** Agents of exam offices, schools, centres and juries: who they are, what they may, on which rows. */
@NullMarked
package fr.palmares.account.staff;

import org.jspecify.annotations.NullMarked;
