/** Messages that also go out by e-mail, and come back to until the relay has them. */
@NullMarked
package fr.palmares.notification.mail;

import org.jspecify.annotations.NullMarked;
