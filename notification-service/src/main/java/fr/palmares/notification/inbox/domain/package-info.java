/** The kinds of messages there are. */
@NullMarked
package fr.palmares.notification.inbox.domain;

import org.jspecify.annotations.NullMarked;
