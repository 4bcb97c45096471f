/** What a sign-up must hold. */
@NullMarked
package fr.palmares.account.signup.domain;

import org.jspecify.annotations.NullMarked;
