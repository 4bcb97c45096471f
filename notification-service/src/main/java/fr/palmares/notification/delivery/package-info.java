/** What this service tells the others: that a message reached its person, or did not. */
@NullMarked
package fr.palmares.notification.delivery;

import org.jspecify.annotations.NullMarked;
