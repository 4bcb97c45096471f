/** Files on their way from the candidate to the store: quarantine, checks, versions. */
@NullMarked
package fr.palmares.documents.upload;

import org.jspecify.annotations.NullMarked;
