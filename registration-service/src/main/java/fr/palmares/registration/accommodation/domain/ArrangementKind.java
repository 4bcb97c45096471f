package fr.palmares.registration.accommodation.domain;

/** What can be arranged for a candidate; the list is closed so that whoever seats candidates knows each word. */
public enum ArrangementKind {
    EXTRA_TIME("temps majoré", Source.TIME),
    BREAKS("pauses compensées pendant l’épreuve", Source.CONDITIONS),
    READER("lecteur", Source.CONDITIONS),
    SCRIBE("secrétaire scripteur", Source.CONDITIONS),
    ASSISTANT("assistance d’une personne accompagnante", Source.CONDITIONS),
    SIGN_LANGUAGE_INTERPRETER("interprète en langue des signes française", Source.CONDITIONS),
    CUED_SPEECH_INTERPRETER("codeur en langue française parlée complétée", Source.CONDITIONS),
    COMPUTER("ordinateur fourni par le centre d’examen", Source.CONDITIONS),
    OWN_EQUIPMENT("matériel personnel du candidat", Source.CONDITIONS),
    CALCULATOR("calculatrice adaptée", Source.CONDITIONS),
    ENLARGED_SUBJECT("sujet agrandi", Source.CONDITIONS),
    BRAILLE_SUBJECT("sujet en braille", Source.CONDITIONS),
    DIGITAL_SUBJECT("sujet numérique", Source.CONDITIONS),
    ADAPTED_SUBJECT("sujet à la présentation adaptée", Source.CONDITIONS),
    ADAPTED_TEST("adaptation de l’épreuve", Source.ADAPTATION),
    ROOM_ALONE("salle individuelle", Source.CONDITIONS),
    SMALL_ROOM("salle à effectif réduit", Source.CONDITIONS),
    ACCESSIBLE_ROOM("salle accessible", Source.CONDITIONS),
    ADAPTED_FURNITURE("poste de travail adapté", Source.CONDITIONS);

    /** The point of article D613-26 under which an arrangement falls. */
    enum Source {
        CONDITIONS("D613-26 1°"),
        TIME("D613-26 2°"),
        ADAPTATION("D613-26 5°");

        private final String article;

        Source(String article) {
            this.article = article;
        }
    }

    private final String label;
    private final Source source;

    ArrangementKind(String label, Source source) {
        this.label = label;
        this.source = source;
    }

    /** What candidates and centres read. */
    public String label() {
        return label;
    }

    /** Article of the code de l'éducation that provides for it. */
    public String article() {
        return source.article;
    }
}
