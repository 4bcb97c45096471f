/** Calendars, specialties and establishments, as their owners published them. */
@NullMarked
package fr.palmares.documents.catalogue;

import org.jspecify.annotations.NullMarked;
