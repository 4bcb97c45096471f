/** The directory of establishments and the switches each of them sets. */
@NullMarked
package fr.palmares.account.establishment;

import org.jspecify.annotations.NullMarked;
