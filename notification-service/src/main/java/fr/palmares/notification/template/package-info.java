/** Words that administrators write in place of the service's own: checked, looked at, then published. */
@NullMarked
package fr.palmares.notification.template;

import org.jspecify.annotations.NullMarked;
