/** Results: nothing leaves before the embargo instant (G-13). */
@NullMarked
package fr.palmares.grading.results;

import org.jspecify.annotations.NullMarked;
