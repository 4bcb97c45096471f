package fr.palmares.portal;

/**
 * One line of a schema as people read it.
 *
 * @param depth how deep it lies: 0 at the top
 * @param limits what its value must satisfy besides its type
 */
public record Field(int depth, String name, String type, boolean required, String description, String limits) {}
