/** The file of an establishment as it is received: its formats, its encoding, its size, and the parts it is kept in. */
@NullMarked
package fr.palmares.registration.importing.file;

import org.jspecify.annotations.NullMarked;
