/** The desks there are, and what reaches them. */
@NullMarked
package fr.palmares.notification.staff.domain;

import org.jspecify.annotations.NullMarked;
