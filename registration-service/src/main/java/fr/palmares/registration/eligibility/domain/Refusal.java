package fr.palmares.registration.eligibility.domain;

import java.util.Optional;

/**
 * Every reason for which a registration is not possible as asked. Each one names its rule, the article or the note it
 * comes from, and says it in a sentence a candidate understands.
 */
public sealed interface Refusal {

    /** Stable, for programs. */
    String code();

    /** The unit it is about; empty where it concerns the whole registration. */
    default Optional<String> about() {
        return Optional.empty();
    }

    /** The rule of DOMAIN.md, § 5. */
    String rule();

    /** Article of the code de l'éducation, or the text where the rule was read. */
    String article();

    /** French, for people. */
    String text();

    /** School and apprenticeship sit the GLOBAL form. */
    record FormNotOpenToCategory(Category category) implements Refusal {
        @Override
        public String code() {
            return "form-not-open-to-category";
        }

        @Override
        public String rule() {
            return "R-5";
        }

        @Override
        public String article() {
            return "D643-22";
        }

        @Override
        public String text() {
            return "La forme progressive n’est pas ouverte à votre catégorie (" + category.label()
                    + "). Vous devez choisir la forme globale.";
        }
    }

    /** The first choice of form is definitive. */
    record FormAlreadyChosen(Form previous) implements Refusal {
        @Override
        public String code() {
            return "form-already-chosen";
        }

        @Override
        public String rule() {
            return "R-5";
        }

        @Override
        public String article() {
            return "D643-22";
        }

        @Override
        public String text() {
            return "Vous avez déjà choisi la forme "
                    + switch (previous) {
                        case GLOBAL -> "globale";
                        case PROGRESSIVE -> "progressive";
                    }
                    + " lors d’une inscription précédente. Ce choix est définitif.";
        }
    }

    /** Only marks of ten or more give a « bénéfice ». */
    record MarkBelowTen(String unit, Mark mark) implements Refusal {
        @Override
        public String code() {
            return "mark-below-ten";
        }

        @Override
        public Optional<String> about() {
            return Optional.of(unit);
        }

        @Override
        public String rule() {
            return "R-9";
        }

        @Override
        public String article() {
            return "D643-15";
        }

        @Override
        public String text() {
            return "La note de " + mark.french() + "/20 en " + unit
                    + " ne peut pas être conservée comme bénéfice, car elle est inférieure à 10/20.";
        }
    }

    /** A mark is held for the five exam sessions that follow its own. */
    record MarkExpired(String unit, int obtainedIn) implements Refusal {
        @Override
        public String code() {
            return "mark-expired";
        }

        @Override
        public Optional<String> about() {
            return Optional.of(unit);
        }

        @Override
        public String rule() {
            return "R-9";
        }

        @Override
        public String article() {
            return "D643-15";
        }

        @Override
        public String text() {
            return "La note obtenue en " + unit + " à la session " + obtainedIn
                    + " n’est plus valable. Une note se conserve pendant les cinq sessions suivantes.";
        }
    }

    /** Carrying a mark over belongs to the PROGRESSIVE form. */
    record CarryOverNeedsProgressiveForm(String unit) implements Refusal {
        @Override
        public String code() {
            return "carry-over-needs-progressive-form";
        }

        @Override
        public Optional<String> about() {
            return Optional.of(unit);
        }

        @Override
        public String rule() {
            return "R-9";
        }

        @Override
        public String article() {
            return "D643-15";
        }

        @Override
        public String text() {
            return "Le report de la note en " + unit
                    + " n’est possible qu’en forme progressive. En forme globale, seules les notes d’au moins 10/20 se conservent.";
        }
    }

    /** A waiver is definitive. */
    record MarkAlreadyWaived(String unit) implements Refusal {
        @Override
        public String code() {
            return "mark-already-waived";
        }

        @Override
        public Optional<String> about() {
            return Optional.of(unit);
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
    record NotAUnit(String unit) implements Refusal {
        @Override
        public String code() {
            return "not-a-unit";
        }

        @Override
        public Optional<String> about() {
            return Optional.of(unit);
        }

        @Override
        public String rule() {
            return "R-9";
        }

        @Override
        public String article() {
            return "D643-15";
        }

        @Override
        public String text() {
            return unit + " est une épreuve composée de plusieurs unités. Choisissez ses unités une à une ; "
                    + "seule une note d’épreuve obtenue avant 2022 peut encore être conservée.";
        }
    }

    /** The grid of the specialty lacks this unit, or lists it on the other side. */
    record UnknownUnit(String unit, String specialty) implements Refusal {
        @Override
        public String code() {
            return "unknown-unit";
        }

        @Override
        public Optional<String> about() {
            return Optional.of(unit);
        }

        @Override
        public String rule() {
            return "R-9";
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

    /** Two optional units at most, from exam session 2025 (décret 2024-788). */
    record TooManyOptionalUnits(int chosen, int allowed) implements Refusal {
        @Override
        public String code() {
            return "too-many-optional-units";
        }

        @Override
        public String rule() {
            return "R-8";
        }

        @Override
        public String article() {
            return "D643-13";
        }

        @Override
        public String text() {
            return "Vous avez choisi " + chosen + " épreuves facultatives ; il n’est pas possible d’en choisir plus de "
                    + allowed + ".";
        }
    }

    /** Two optional units only if one is engagement étudiant (décret 2024-788). */
    record SecondOptionalUnitMustBeEngagement() implements Refusal {
        @Override
        public String code() {
            return "second-optional-unit-must-be-engagement";
        }

        @Override
        public String rule() {
            return "R-8";
        }

        @Override
        public String article() {
            return "D643-13";
        }

        @Override
        public String text() {
            return "Vous ne pouvez choisir deux épreuves facultatives que si l’une d’elles est l’engagement étudiant (UF-EE).";
        }
    }

    /** The optional language differs from the compulsory ones. */
    record OptionalLanguageIsCompulsory(String unit, String language) implements Refusal {
        @Override
        public String code() {
            return "optional-language-is-compulsory";
        }

        @Override
        public Optional<String> about() {
            return Optional.of(unit);
        }

        @Override
        public String rule() {
            return "R-7";
        }

        @Override
        public String article() {
            return "D643-15-2";
        }

        @Override
        public String text() {
            return "La langue " + language
                    + " est déjà votre langue obligatoire ; choisissez-en une autre pour l’épreuve facultative.";
        }
    }

    /** Each académie says which optional languages it can examine. */
    record OptionalLanguageNotOffered(String unit, String language, String source) implements Refusal {
        @Override
        public String code() {
            return "optional-language-not-offered";
        }

        @Override
        public Optional<String> about() {
            return Optional.of(unit);
        }

        @Override
        public String rule() {
            return "R-7";
        }

        @Override
        public String article() {
            return source;
        }

        @Override
        public String text() {
            return "La langue " + language
                    + " n’est pas proposée en épreuve facultative dans votre académie à cette session.";
        }
    }

    /** One year of work in a related trade. */
    record InsufficientWorkExperience(int months) implements Refusal {
        @Override
        public String code() {
            return "insufficient-work-experience";
        }

        @Override
        public String rule() {
            return "R-6";
        }

        @Override
        public String article() {
            return "note Aix-Marseille 2024";
        }

        @Override
        public String text() {
            return "Vous déclarez " + months
                    + " mois d’expérience professionnelle ; il en faut au moins douze, dans un domaine en rapport "
                    + "avec la spécialité.";
        }
    }

    /** 1 350 h for two years of apprenticeship, 675 h for one, pro rata from six months. */
    record InsufficientTrainingHours(int months, int hours) implements Refusal {
        @Override
        public String code() {
            return "insufficient-training-hours";
        }

        @Override
        public String rule() {
            return "R-6";
        }

        @Override
        public String article() {
            return "note Nantes 2026";
        }

        @Override
        public String text() {
            return months < TrainingHours.SHORTEST_CONTRACT
                    ? "Votre contrat d’apprentissage dure " + months + " mois ; il doit en durer au moins six."
                    : "Vous déclarez " + hours + " heures de formation pour un contrat de " + months
                            + " mois ; il en faut au moins " + TrainingHours.required(months) + ".";
        }
    }

    /** A diploma exempts from general units; professional ones only through VAE. */
    record ProfessionalUnitNotExemptible(String unit) implements Refusal {
        @Override
        public String code() {
            return "professional-unit-not-exemptible";
        }

        @Override
        public Optional<String> about() {
            return Optional.of(unit);
        }

        @Override
        public String rule() {
            return "R-11";
        }

        @Override
        public String article() {
            return "arrêté du 24 juin 2005";
        }

        @Override
        public String text() {
            return "L’unité professionnelle " + unit
                    + " ne peut faire l’objet d’une dispense que par la validation des acquis de l’expérience (VAE).";
        }
    }

    /** Foreign diplomas exempt from nothing. */
    record ForeignDiploma(String unit) implements Refusal {
        @Override
        public String code() {
            return "foreign-diploma";
        }

        @Override
        public Optional<String> about() {
            return Optional.of(unit);
        }

        @Override
        public String rule() {
            return "R-11";
        }

        @Override
        public String article() {
            return "arrêté du 24 juin 2005";
        }

        @Override
        public String text() {
            return "Un diplôme étranger ne donne pas droit à la dispense de l’unité " + unit + ".";
        }
    }
}
