/** What establishments decided about who finishes the registrations; account-service is their owner. */
@NullMarked
package fr.palmares.registration.establishments;

import org.jspecify.annotations.NullMarked;
