/** How long files are kept, and what goes with the person they are about. */
@NullMarked
package fr.palmares.documents.retention;

import org.jspecify.annotations.NullMarked;
