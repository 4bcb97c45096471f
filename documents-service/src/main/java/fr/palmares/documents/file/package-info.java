/** A candidate's file over HTTP and Kafka: checklist, completion, control, worklist. */
@NullMarked
package fr.palmares.documents.file;

import org.jspecify.annotations.NullMarked;
