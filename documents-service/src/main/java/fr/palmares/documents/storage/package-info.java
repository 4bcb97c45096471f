/** Objects in any S3 store, behind four verbs. */
@NullMarked
package fr.palmares.documents.storage;

import org.jspecify.annotations.NullMarked;
