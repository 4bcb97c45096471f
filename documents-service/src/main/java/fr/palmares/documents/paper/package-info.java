/** The documents the platform writes, rendered in the background from facts. */
@NullMarked
package fr.palmares.documents.paper;

import org.jspecify.annotations.NullMarked;
