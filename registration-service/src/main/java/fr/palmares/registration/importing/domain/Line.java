package fr.palmares.registration.importing.domain;

import java.util.List;

/** What stands in one place of a school's file: a line of CSV, or a candidate of XML. */
public sealed interface Line {

    /** Line of the CSV file, rank of the candidate in the XML file. */
    int number();

    record Values(int number, List<String> values) implements Line {}

    record Unreadable(int number, String why) implements Line {}
}
