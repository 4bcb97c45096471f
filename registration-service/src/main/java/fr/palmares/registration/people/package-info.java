/** The narrow copy of civil status that duplicates and lists need; its owner is account-service. */
@NullMarked
package fr.palmares.registration.people;

import org.jspecify.annotations.NullMarked;
