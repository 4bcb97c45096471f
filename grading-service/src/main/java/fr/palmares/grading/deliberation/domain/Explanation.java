package fr.palmares.grading.deliberation.domain;

/** One step of the decision told to people: our rule, the article it comes from, a French sentence. */
public record Explanation(String rule, String article, String text) {

    static final String DECISION = "D643-22";
    static final String HELD_MARKS = "D643-15";
    static final String ABSENCE = "D643-24";
    static final String FRAUD = "décret 2020-652";
}
