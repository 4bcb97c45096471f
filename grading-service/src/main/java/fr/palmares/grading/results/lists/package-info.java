/** Results of many: public and press lists, exports, statistics (G-13). */
@NullMarked
package fr.palmares.grading.results.lists;

import org.jspecify.annotations.NullMarked;
