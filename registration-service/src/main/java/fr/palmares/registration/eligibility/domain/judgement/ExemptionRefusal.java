package fr.palmares.registration.eligibility.domain.judgement;

import java.util.Optional;

/** Exemptions by diploma or by validated experience (R-11, arrêté du 24 juin 2005). */
public sealed interface ExemptionRefusal extends Refusal {

    String unit();

    @Override
    default Optional<String> about() {
        return Optional.of(unit());
    }

    @Override
    default String rule() {
        return "R-11";
    }

    @Override
    default String article() {
        return "arrêté du 24 juin 2005";
    }

    /** A diploma exempts from general units; professional ones only through VAE. */
    record ProfessionalUnitNotExemptible(String unit) implements ExemptionRefusal {
        @Override
        public String code() {
            return "professional-unit-not-exemptible";
        }

        @Override
        public String text() {
            return "L’unité professionnelle " + unit
                    + " ne peut faire l’objet d’une dispense que par la validation des acquis de l’expérience (VAE).";
        }
    }

    /** Foreign diplomas exempt from nothing. */
    record ForeignDiploma(String unit) implements ExemptionRefusal {
        @Override
        public String code() {
            return "foreign-diploma";
        }

        @Override
        public String text() {
            return "Un diplôme étranger ne donne pas droit à la dispense de l’unité " + unit + ".";
        }
    }
}
