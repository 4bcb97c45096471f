/** A school's or the state's own sign-in, joined to an account that outlives it. */
@NullMarked
package fr.palmares.account.linking;

import org.jspecify.annotations.NullMarked;
