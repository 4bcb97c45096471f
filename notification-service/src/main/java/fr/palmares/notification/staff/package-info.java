/** What exam offices, establishments and accommodation offices have to know or to do. */
@NullMarked
package fr.palmares.notification.staff;

import org.jspecify.annotations.NullMarked;
