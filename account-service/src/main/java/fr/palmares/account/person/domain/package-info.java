/** Who a person is, and what an account may become. */
@NullMarked
package fr.palmares.account.person.domain;

import org.jspecify.annotations.NullMarked;
