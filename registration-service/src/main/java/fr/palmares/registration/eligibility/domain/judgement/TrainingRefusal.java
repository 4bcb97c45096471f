package fr.palmares.registration.eligibility.domain.judgement;

import fr.palmares.registration.eligibility.domain.TrainingHours;

/** The training condition. */
public sealed interface TrainingRefusal extends Refusal {

    @Override
    default String rule() {
        return "R-6";
    }

    /** One year of work in a related trade. */
    record InsufficientWorkExperience(int months) implements TrainingRefusal {
        @Override
        public String code() {
            return "insufficient-work-experience";
        }

        @Override
        public String article() {
            return "note Aix-Marseille 2024";
        }

        @Override
        public String text() {
            return "Vous déclarez " + months
                    + " mois d’expérience professionnelle ; il en faut au moins douze, dans un domaine en rapport "
                    + "avec la spécialité.";
        }
    }

    /** 1 350 h for two years of apprenticeship, 675 h for one, pro rata from six months. */
    record InsufficientTrainingHours(int months, int hours) implements TrainingRefusal {
        @Override
        public String code() {
            return "insufficient-training-hours";
        }

        @Override
        public String article() {
            return "note Nantes 2026";
        }

        @Override
        public String text() {
            return months < TrainingHours.SHORTEST_CONTRACT
                    ? "Votre contrat d’apprentissage dure " + months + " mois ; il doit en durer au moins six."
                    : "Vous déclarez " + hours + " heures de formation pour un contrat de " + months
                            + " mois ; il en faut au moins " + TrainingHours.required(months) + ".";
        }
    }
}
