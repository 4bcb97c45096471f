/** Who sits where, as plain Java. */
@NullMarked
package fr.palmares.grading.organisation.domain;

import org.jspecify.annotations.NullMarked;
