/** Keycloak, where people sign in and passwords live. */
@NullMarked
package fr.palmares.account.identity;

import org.jspecify.annotations.NullMarked;
