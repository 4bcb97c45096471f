/** What a candidate reads on the evening of the results and after: prepared, silent before the instant, then fast (G-13). */
@NullMarked
package fr.palmares.grading.results.reading;

import org.jspecify.annotations.NullMarked;
