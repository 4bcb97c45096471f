/** The release of results: rehearsed, agreed to by two people, made, taken back (G-13). */
@NullMarked
package fr.palmares.grading.results.release;

import org.jspecify.annotations.NullMarked;
