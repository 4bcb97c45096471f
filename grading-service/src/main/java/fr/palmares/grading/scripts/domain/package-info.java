/** Who marks which script, as plain Java. */
@NullMarked
package fr.palmares.grading.scripts.domain;

import org.jspecify.annotations.NullMarked;
