/** Independent candidates open their own account, activate it within 48 hours, or lose it. */
@NullMarked
package fr.palmares.account.signup;

import org.jspecify.annotations.NullMarked;
