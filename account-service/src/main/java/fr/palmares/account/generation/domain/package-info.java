/** Readable identifiers and one-time codes. */
@NullMarked
package fr.palmares.account.generation.domain;

import org.jspecify.annotations.NullMarked;
