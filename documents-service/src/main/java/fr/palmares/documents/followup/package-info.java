/** Following the control: statistics for the exam office, reminders by schools. */
@NullMarked
package fr.palmares.documents.followup;

import org.jspecify.annotations.NullMarked;
