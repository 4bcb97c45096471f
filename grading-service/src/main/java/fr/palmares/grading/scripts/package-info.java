/** Anonymous scripts, given to examiners by lots. */
@NullMarked
package fr.palmares.grading.scripts;

import org.jspecify.annotations.NullMarked;
