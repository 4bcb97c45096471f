/** What other systems want to be told, where, and how they know that it was us. */
@NullMarked
package fr.palmares.notification.webhook;

import org.jspecify.annotations.NullMarked;
