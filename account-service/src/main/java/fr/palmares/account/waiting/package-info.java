/** What is asked with an e-mail address is dealt with after the answer, which is thereby the same for every address. */
@NullMarked
package fr.palmares.account.waiting;

import org.jspecify.annotations.NullMarked;
