/** Whom we write to: a narrow copy of account.people. */
@NullMarked
package fr.palmares.notification.people;

import org.jspecify.annotations.NullMarked;
