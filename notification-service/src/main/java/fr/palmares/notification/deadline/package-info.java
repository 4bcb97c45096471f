/** What candidates still owe and by when. */
@NullMarked
package fr.palmares.notification.deadline;

import org.jspecify.annotations.NullMarked;
