/** What the notes of the academies ask of a candidate, computed from data: plain Java, no framework. */
@NullMarked
package fr.palmares.documents.checklist.domain;

import org.jspecify.annotations.NullMarked;
