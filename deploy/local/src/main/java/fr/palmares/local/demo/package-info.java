/** One exam year, played over the public contracts on real input. */
@NullMarked
package fr.palmares.local.demo;

import org.jspecify.annotations.NullMarked;
