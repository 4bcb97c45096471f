/** When a professional file is received and what becomes of it: plain Java, no framework. */
@NullMarked
package fr.palmares.documents.professional.domain;

import org.jspecify.annotations.NullMarked;
