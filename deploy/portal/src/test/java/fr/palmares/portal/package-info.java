@org.jspecify.annotations.NullMarked
package fr.palmares.portal;
