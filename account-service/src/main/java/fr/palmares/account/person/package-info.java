/** People: their civil status, address and the account they sign in with. */
@NullMarked
package fr.palmares.account.person;

import org.jspecify.annotations.NullMarked;
