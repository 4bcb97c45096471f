@org.jspecify.annotations.NullMarked
package fr.palmares.local.portal;
