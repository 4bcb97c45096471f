/** Server-Sent Events: whoever waits is told of what is new, and goes on where they stopped. */
@NullMarked
package fr.palmares.notification.live;

import org.jspecify.annotations.NullMarked;
