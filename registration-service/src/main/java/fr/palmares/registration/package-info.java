/** Registration for the exam, from the calendar to the validated file. */
@NullMarked
package fr.palmares.registration;

import org.jspecify.annotations.NullMarked;
