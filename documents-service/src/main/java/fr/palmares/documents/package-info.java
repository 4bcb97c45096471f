/** The documents service: checklists, pieces and their control, documents the platform writes. */
@NullMarked
package fr.palmares.documents;

import org.jspecify.annotations.NullMarked;
