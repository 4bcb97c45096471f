/** Who is called to a sitting and who came (§ 8). */
@NullMarked
package fr.palmares.grading.organisation.attendance;

import org.jspecify.annotations.NullMarked;
