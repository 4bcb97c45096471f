/** An account whose address is lost or taken: the exam office, who has seen the identity document, joins another to it. */
@NullMarked
package fr.palmares.account.recovery;

import org.jspecify.annotations.NullMarked;
