/** What a production profile must not be started with. */
@NullMarked
package fr.palmares.platform.startup;

import org.jspecify.annotations.NullMarked;
