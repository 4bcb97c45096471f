/** When a jury is lawful. */
@NullMarked
package fr.palmares.grading.jury.domain;

import org.jspecify.annotations.NullMarked;
