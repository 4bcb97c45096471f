/** The facts of all services of the last days, in the order in which they were committed here. */
@NullMarked
package fr.palmares.notification.journal;

import org.jspecify.annotations.NullMarked;
