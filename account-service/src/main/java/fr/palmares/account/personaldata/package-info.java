/** The right of access: everything the five services hold about a person, as one archive. */
@NullMarked
package fr.palmares.account.personaldata;

import org.jspecify.annotations.NullMarked;
