/** The whole stack on one machine, and the demo that plays one exam year on it. */
@NullMarked
package fr.palmares.local;

import org.jspecify.annotations.NullMarked;
