/** Professional files, in the window that the lead academy of a specialty opens after registration. */
@NullMarked
package fr.palmares.documents.professional;

import org.jspecify.annotations.NullMarked;
