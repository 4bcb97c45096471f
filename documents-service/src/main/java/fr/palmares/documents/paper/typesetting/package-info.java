/** From a page of XHTML to the archived, tagged PDF. */
@NullMarked
package fr.palmares.documents.paper.typesetting;

import org.jspecify.annotations.NullMarked;
