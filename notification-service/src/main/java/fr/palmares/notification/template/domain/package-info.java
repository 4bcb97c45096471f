/** The way of a template from draft to publication. */
@NullMarked
package fr.palmares.notification.template.domain;

import org.jspecify.annotations.NullMarked;
