/** What identifies an establishment and what it may decide. */
@NullMarked
package fr.palmares.account.establishment.domain;

import org.jspecify.annotations.NullMarked;
