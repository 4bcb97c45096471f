/** Those whom the recteur appoints to decide, and whether they may sit (G-9). */
@NullMarked
package fr.palmares.grading.jury;

import org.jspecify.annotations.NullMarked;
