/** Until when a claim may be filed. */
@NullMarked
package fr.palmares.grading.claims.domain;

import org.jspecify.annotations.NullMarked;
