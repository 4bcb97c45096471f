/** Writes the developer portal: a folder of static pages. */
@NullMarked
package fr.palmares.portal;

import org.jspecify.annotations.NullMarked;
