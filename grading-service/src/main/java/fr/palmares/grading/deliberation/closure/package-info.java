/** The end of a deliberation: decided as proposed, the minutes sealed. */
@NullMarked
package fr.palmares.grading.deliberation.closure;

import org.jspecify.annotations.NullMarked;
