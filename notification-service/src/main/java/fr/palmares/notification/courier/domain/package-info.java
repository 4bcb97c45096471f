/** What a receiver may answer, and when to come back. */
@NullMarked
package fr.palmares.notification.courier.domain;

import org.jspecify.annotations.NullMarked;
