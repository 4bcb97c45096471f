/** Whose files the caller may see and change. */
@NullMarked
package fr.palmares.grading.access;

import org.jspecify.annotations.NullMarked;
