/** When civil status is locked, and for whom. */
@NullMarked
package fr.palmares.account.civilstatus.domain;

import org.jspecify.annotations.NullMarked;
