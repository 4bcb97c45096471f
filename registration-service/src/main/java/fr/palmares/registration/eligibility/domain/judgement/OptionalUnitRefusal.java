package fr.palmares.registration.eligibility.domain.judgement;

import java.util.Optional;

/** Optional units and their languages (R-7, R-8, D643-13). */
public sealed interface OptionalUnitRefusal extends Refusal {

    @Override
    default String rule() {
        return "R-8";
    }

    @Override
    default String article() {
        return "D643-13";
    }

    /** Two optional units at most, from exam session 2025 (décret 2024-788). */
    record TooManyOptionalUnits(int chosen, int allowed) implements OptionalUnitRefusal {
        @Override
        public String code() {
            return "too-many-optional-units";
        }

        @Override
        public String text() {
            return "Vous avez choisi " + chosen + " épreuves facultatives ; il n’est pas possible d’en choisir plus de "
                    + allowed + ".";
        }
    }

    /** Two optional units only if one is engagement étudiant (décret 2024-788). */
    record SecondOptionalUnitMustBeEngagement() implements OptionalUnitRefusal {
        @Override
        public String code() {
            return "second-optional-unit-must-be-engagement";
        }

        @Override
        public String text() {
            return "Vous ne pouvez choisir deux épreuves facultatives que si l’une d’elles est l’engagement étudiant (UF-EE).";
        }
    }

    /** The optional language differs from the compulsory ones. */
    record OptionalLanguageIsCompulsory(String unit, String language) implements OptionalUnitRefusal {
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
                    + " est déjà votre langue obligatoire ; choisissez-en une autre pour l’épreuve facultative.";
        }
    }

    /** Each académie says which optional languages it can examine. */
    record OptionalLanguageNotOffered(String unit, String language, String source) implements OptionalUnitRefusal {
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
}
