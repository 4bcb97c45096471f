/** The names we print: a narrow copy of what account-service owns. */
@NullMarked
package fr.palmares.documents.people;

import org.jspecify.annotations.NullMarked;
