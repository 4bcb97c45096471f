package fr.palmares.grading.deliberation.domain.gradesheet;

/** What can be wrong with one written value (G-1, G-2); the sentence is for people. */
public enum Flaw {
    NOT_A_DECIMAL("doit être un nombre décimal écrit en chiffres, avec un point, sans signe ni exposant"),
    MARK_OUT_OF_RANGE("doit être comprise entre 0 et 20"),
    TOO_MANY_DECIMALS("a au plus deux décimales"),
    COEFFICIENT_NOT_POSITIVE("doit être strictement positif"),
    BLANK("ne peut pas être vide"),
    NO_UNIT("doit compter au moins une unité"),
    NO_SUCH_EXAM_SESSION("n’est pas une session d’examen du BTS"),
    EVERY_COMPULSORY_UNIT_EXEMPT("doit compter au moins une unité obligatoire non dispensée");

    private final String sentence;

    Flaw(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
