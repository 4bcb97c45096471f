/**
 * The right of access: a service's part of the archive that account-service makes. Switched on by {@code
 * palmares.personal-data.answered}; the service says what it keeps ({@link fr.palmares.platform.personaldata.KeptData}).
 */
@NullMarked
package fr.palmares.platform.personaldata;

import org.jspecify.annotations.NullMarked;
