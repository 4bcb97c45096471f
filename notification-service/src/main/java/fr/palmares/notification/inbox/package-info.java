/** Facts become messages in the candidate's space. */
@NullMarked
package fr.palmares.notification.inbox;

import org.jspecify.annotations.NullMarked;
