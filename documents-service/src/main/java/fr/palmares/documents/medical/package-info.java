/** Health documents of an accommodation request: own bucket, own key, own role (DOMAIN § 7). */
@NullMarked
package fr.palmares.documents.medical;

import org.jspecify.annotations.NullMarked;
