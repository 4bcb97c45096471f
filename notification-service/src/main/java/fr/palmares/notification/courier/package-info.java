/** Brings the journal's facts to webhooks, and comes back until they are taken. */
@NullMarked
package fr.palmares.notification.courier;

import org.jspecify.annotations.NullMarked;
