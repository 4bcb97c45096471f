/** How a registration comes to be: started, imported or proposed anew, and perhaps somebody’s second one. */
@NullMarked
package fr.palmares.registration.enrolment.creation;

import org.jspecify.annotations.NullMarked;
