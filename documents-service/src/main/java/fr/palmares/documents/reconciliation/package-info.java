/** Keeps rows and objects together: what one side lost is repaired or reported. */
@NullMarked
package fr.palmares.documents.reconciliation;

import org.jspecify.annotations.NullMarked;
