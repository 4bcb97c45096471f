/** When to try an e-mail again, and when to give it up. */
@NullMarked
package fr.palmares.notification.mail.domain;

import org.jspecify.annotations.NullMarked;
