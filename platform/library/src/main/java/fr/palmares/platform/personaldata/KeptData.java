package fr.palmares.platform.personaldata;

import java.util.Map;

/** What a service keeps about a person. */
public interface KeptData {

    /** SQL by the name it is told under; {@code ?1} is the person, and each row becomes a JSON object. */
    Map<String, String> questions();
}
