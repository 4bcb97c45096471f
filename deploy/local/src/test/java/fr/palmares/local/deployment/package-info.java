/** What is written for those who run the services agrees with the code. */
@org.jspecify.annotations.NullMarked
package fr.palmares.local.deployment;
