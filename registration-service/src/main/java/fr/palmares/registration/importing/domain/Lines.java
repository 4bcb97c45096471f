package fr.palmares.registration.importing.domain;

import java.io.IOException;
import java.util.Optional;

/** A school's file, read on and on, one candidate at a time. */
public interface Lines {

    /** Which value is which; asked once, before anything else. */
    Header header() throws IOException, Unusable;

    /** The next place that holds something. */
    Optional<Line> next() throws IOException, Unusable;
}
