/** What the lead academy tells everybody about a specialty before its tests (§ 8). */
@NullMarked
package fr.palmares.grading.organisation.notice;

import org.jspecify.annotations.NullMarked;
