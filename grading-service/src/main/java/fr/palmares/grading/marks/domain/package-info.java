/** What may be entered for a unit, as plain Java. */
@NullMarked
package fr.palmares.grading.marks.domain;

import org.jspecify.annotations.NullMarked;
