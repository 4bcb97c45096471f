/** Reading a school's file line by line, and recognising who is in it. */
@NullMarked
package fr.palmares.registration.importing.domain;

import org.jspecify.annotations.NullMarked;
