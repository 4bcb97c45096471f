/** Starts the real parts under the services, for their tests and for the local stack. */
@NullMarked
package fr.palmares.backends;

import org.jspecify.annotations.NullMarked;
