/** Civil status, address and erasure: who may change what of a person, and until when. */
@NullMarked
package fr.palmares.account.civilstatus;

import org.jspecify.annotations.NullMarked;
