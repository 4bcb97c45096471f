/** What a file is, whatever its name says: type, contents, viruses. */
@NullMarked
package fr.palmares.documents.inspection;

import org.jspecify.annotations.NullMarked;
