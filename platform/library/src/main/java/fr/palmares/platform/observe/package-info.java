/** What people who run the service see of it: one trace, figures named by what they count, clean logs. */
@NullMarked
package fr.palmares.platform.observe;

import org.jspecify.annotations.NullMarked;
