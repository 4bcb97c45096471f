/** E-mail addresses, each proven by a link before it counts. */
@NullMarked
package fr.palmares.account.email;

import org.jspecify.annotations.NullMarked;
