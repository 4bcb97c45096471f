@NullMarked
package fr.palmares.local.contracts;

import org.jspecify.annotations.NullMarked;
