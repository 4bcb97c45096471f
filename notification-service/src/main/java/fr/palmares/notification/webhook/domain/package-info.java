/** Whom a webhook may reach and what it may be told. */
@NullMarked
package fr.palmares.notification.webhook.domain;

import org.jspecify.annotations.NullMarked;
