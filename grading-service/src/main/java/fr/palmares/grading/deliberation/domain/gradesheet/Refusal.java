package fr.palmares.grading.deliberation.domain.gradesheet;

/** Every reason for which the calculation cannot be made. */
public sealed interface Refusal {

    /** One value of the grid breaks a rule (G-1, G-2). */
    record ValueRefused(Flaw flaw, String value) implements Refusal {}

    /** A unit named twice; the position counts from zero. */
    record UnitNamedTwice(String unit, int position) implements Refusal {}

    /** A kept mark that the regulation does not keep (R-9, D643-15). */
    record HeldMarkRefused(String unit, int position, HeldMarkFlaw flaw) implements Refusal {}

    /** A choice of catch-up orals that the regulation does not offer (G-8). */
    record CatchUpChoiceRefused(CatchUpFlaw flaw, String unit, int expected) implements Refusal {}

    /** Why a kept mark is refused. */
    enum HeldMarkFlaw {
        BELOW_TEN("un bénéfice suppose une note d’au moins 10"),
        EXPIRED("la note est conservée cinq sessions au plus après celle qui l’a donnée"),
        FROM_THE_FUTURE("la note viendrait d’une session postérieure à celle de l’examen"),
        NEEDS_PROGRESSIVE_FORM("le report d’une note n’existe que dans la forme progressive"),
        ON_OPTIONAL_UNIT("une unité facultative n’a ni bénéfice, ni report, ni dispense");

        private final String sentence;

        HeldMarkFlaw(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    /** Why a choice of catch-up orals is refused. */
    enum CatchUpFlaw {
        NOT_ALLOWED("le candidat n’est pas autorisé à se présenter aux épreuves de contrôle"),
        WRONG_NUMBER("le nombre d’unités choisies n’est pas celui que prévoit le règlement"),
        NAMED_TWICE("les unités choisies doivent être différentes"),
        UNKNOWN_UNIT("l’unité n’est pas de la grille du candidat"),
        PROFESSIONAL("seules les unités du domaine général ont une épreuve de contrôle"),
        OPTIONAL("une unité facultative n’a pas d’épreuve de contrôle"),
        EXEMPT("une unité dont le candidat est dispensé n’a pas d’épreuve de contrôle");

        private final String sentence;

        CatchUpFlaw(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }
}
