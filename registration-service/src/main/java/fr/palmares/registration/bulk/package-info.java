/** Thousands of rows and facts of one command, written the way PostgreSQL takes them fastest. */
@NullMarked
package fr.palmares.registration.bulk;

import org.jspecify.annotations.NullMarked;
