/** A school makes accounts for its candidates, hands out login slips, and each candidate signs in a first time. */
@NullMarked
package fr.palmares.account.generation;

import org.jspecify.annotations.NullMarked;
