/** The end of somebody's data: on request when the law allows, or when their time is over; never under an appeal. */
@NullMarked
package fr.palmares.account.erasure;

import org.jspecify.annotations.NullMarked;
