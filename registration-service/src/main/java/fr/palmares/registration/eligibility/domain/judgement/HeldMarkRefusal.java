package fr.palmares.registration.eligibility.domain.judgement;

import fr.palmares.registration.eligibility.domain.Mark;
import java.util.Optional;

/** Marks of earlier exam sessions, kept or given up (R-9, R-10, D643-15). */
public sealed interface HeldMarkRefusal extends Refusal {

    String unit();

    @Override
    default Optional<String> about() {
        return Optional.of(unit());
    }

    @Override
    default String rule() {
        return "R-9";
    }

    @Override
    default String article() {
        return "D643-15";
    }

    /** Only marks of ten or more give a « bénéfice ». */
    record MarkBelowTen(String unit, Mark mark) implements HeldMarkRefusal {
        @Override
        public String code() {
            return "mark-below-ten";
        }

        @Override
        public String text() {
            return "La note de " + mark.french() + "/20 en " + unit
                    + " ne peut pas être conservée comme bénéfice, car elle est inférieure à 10/20.";
        }
    }

    /** A mark is held for the five exam sessions that follow its own. */
    record MarkExpired(String unit, int obtainedIn) implements HeldMarkRefusal {
        @Override
        public String code() {
            return "mark-expired";
        }

        @Override
        public String text() {
            return "La note obtenue en " + unit + " à la session " + obtainedIn
                    + " n’est plus valable. Une note se conserve pendant les cinq sessions suivantes.";
        }
    }

    /** Carrying a mark over belongs to the PROGRESSIVE form. */
    record CarryOverNeedsProgressiveForm(String unit) implements HeldMarkRefusal {
        @Override
        public String code() {
            return "carry-over-needs-progressive-form";
        }

        @Override
        public String text() {
            return "Le report de la note en " + unit
                    + " n’est possible qu’en forme progressive. En forme globale, seules les notes d’au moins 10/20 se conservent.";
        }
    }

    /** A waiver is definitive. */
    record MarkAlreadyWaived(String unit) implements HeldMarkRefusal {
        @Override
        public String code() {
            return "mark-already-waived";
        }

        @Override
        public String rule() {
            return "R-10";
        }

        @Override
        public String article() {
            return "note Nantes 2026";
        }

        @Override
        public String text() {
            return "Vous avez renoncé à la note obtenue en " + unit
                    + " lors d’une inscription précédente. Ce renoncement est définitif.";
        }
    }

    /** Marks are held on units only; those of composite tests, if obtained before 2022 (note Aix-Marseille 2024). */
    record NotAUnit(String unit) implements HeldMarkRefusal {
        @Override
        public String code() {
            return "not-a-unit";
        }

        @Override
        public String text() {
            return unit + " est une épreuve composée de plusieurs unités. Choisissez ses unités une à une ; "
                    + "seule une note d’épreuve obtenue avant 2022 peut encore être conservée.";
        }
    }

    /** The grid of the specialty lacks this unit, or lists it on the other side. */
    record UnknownUnit(String unit, String specialty) implements HeldMarkRefusal {
        @Override
        public String code() {
            return "unknown-unit";
        }

        @Override
        public String article() {
            return "règlement d’examen de la spécialité";
        }

        @Override
        public String text() {
            return "L’unité " + unit + " ne figure pas à cette place dans le règlement d’examen de la spécialité "
                    + specialty + ".";
        }
    }
}
