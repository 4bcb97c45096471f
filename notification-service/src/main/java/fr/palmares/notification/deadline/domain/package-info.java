/** When to remind. */
@NullMarked
package fr.palmares.notification.deadline.domain;

import org.jspecify.annotations.NullMarked;
