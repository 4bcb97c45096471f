/** The ledger of marks a candidate may hold, and what was waived. */
@NullMarked
package fr.palmares.registration.heldmarks;

import org.jspecify.annotations.NullMarked;
