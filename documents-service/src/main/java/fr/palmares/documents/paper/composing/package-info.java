/** From a fact to the words of a document: what its template prints. */
@NullMarked
package fr.palmares.documents.paper.composing;

import org.jspecify.annotations.NullMarked;
