/** What people who run the service see of its work. */
@NullMarked
package fr.palmares.notification.observe;

import org.jspecify.annotations.NullMarked;
