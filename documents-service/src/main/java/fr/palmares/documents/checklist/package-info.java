/** Checklists: what a candidate must provide, tried by anybody and issued for a registration. */
@NullMarked
package fr.palmares.documents.checklist;

import org.jspecify.annotations.NullMarked;
