/** Exam sessions, specialties and their grids, académies and languages: the reference data, as data. */
@NullMarked
package fr.palmares.registration.catalogue;

import org.jspecify.annotations.NullMarked;
