/** The append-only, hash-chained record of who did what. */
@NullMarked
package fr.palmares.platform.audit;

import org.jspecify.annotations.NullMarked;
