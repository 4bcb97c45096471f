/** Many rows at once: what a deliberation or a publication of thousands writes. */
@NullMarked
package fr.palmares.grading.bulk;

import org.jspecify.annotations.NullMarked;
