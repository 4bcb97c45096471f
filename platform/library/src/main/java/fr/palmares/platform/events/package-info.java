/** Facts between services: written with the command, taken in once. */
@NullMarked
package fr.palmares.platform.events;

import org.jspecify.annotations.NullMarked;
