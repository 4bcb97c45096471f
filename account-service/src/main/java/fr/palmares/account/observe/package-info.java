/** What people who run the service see of its work. */
@NullMarked
package fr.palmares.account.observe;

import org.jspecify.annotations.NullMarked;
