package fr.palmares.platform.problem;

/**
 * One field that was refused.
 *
 * @param pointer JSON pointer into the request body, such as {@code /units/0/mark}; {@code #name} for a parameter
 * @param detail what is wrong and what to do, in French
 */
public record FieldError(String pointer, String detail) {}
