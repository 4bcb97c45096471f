/** Lists that an administrator sends as a file, and the report that answers them, line by line. */
@NullMarked
package fr.palmares.account.csv;

import org.jspecify.annotations.NullMarked;
