/** E-mails that carry a secret, and the single-use links inside them. */
@NullMarked
package fr.palmares.account.letters;

import org.jspecify.annotations.NullMarked;
