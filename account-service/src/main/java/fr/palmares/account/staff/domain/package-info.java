/** Roles, the scopes they need, and who may give them. */
@NullMarked
package fr.palmares.account.staff.domain;

import org.jspecify.annotations.NullMarked;
