package fr.palmares.platform.observe;

import java.util.List;

/** Figures of a service, counted in its own database from time to time. */
public interface Counted {

    /**
     * One gauge with a line per combination of its labels.
     *
     * @param name such as {@code palmares.registrations}
     * @param meaning one sentence, shown beside the figure
     * @param labels names of the query's columns but the last
     * @param query its last column is the figure; it is cut off after two seconds
     */
    record Figure(String name, String meaning, List<String> labels, String query) {}

    List<Figure> figures();
}
