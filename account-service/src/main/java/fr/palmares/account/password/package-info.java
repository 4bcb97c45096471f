/** A forgotten password, replaced by a link sent to the proven address. */
@NullMarked
package fr.palmares.account.password;

import org.jspecify.annotations.NullMarked;
