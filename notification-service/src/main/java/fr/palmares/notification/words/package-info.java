/** What each fact means to its person, and the words this service has for it. */
@NullMarked
package fr.palmares.notification.words;

import org.jspecify.annotations.NullMarked;
