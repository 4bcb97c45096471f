/** When results may leave, as plain Java. */
@NullMarked
package fr.palmares.grading.results.domain;

import org.jspecify.annotations.NullMarked;
