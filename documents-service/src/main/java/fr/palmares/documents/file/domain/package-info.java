/** A candidate's file: which pieces are asked, provided, controlled, and the moves the regulation allows. */
@NullMarked
package fr.palmares.documents.file.domain;

import org.jspecify.annotations.NullMarked;
