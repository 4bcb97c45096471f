/** Marks: entered one by one or by file, each change with who, when, why, before and after (G-1). */
@NullMarked
package fr.palmares.grading.marks;

import org.jspecify.annotations.NullMarked;
