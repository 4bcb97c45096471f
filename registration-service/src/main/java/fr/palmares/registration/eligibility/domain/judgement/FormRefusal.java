package fr.palmares.registration.eligibility.domain.judgement;

import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.eligibility.domain.Form;
import java.util.Optional;

/** GLOBAL or PROGRESSIVE (R-5, D643-22). */
public sealed interface FormRefusal extends Refusal {

    @Override
    default String rule() {
        return "R-5";
    }

    @Override
    default String article() {
        return "D643-22";
    }

    /** School and apprenticeship sit the GLOBAL form. */
    record FormNotOpenToCategory(Category category) implements FormRefusal {
        @Override
        public String code() {
            return "form-not-open-to-category";
        }

        @Override
        public String text() {
            return "La forme progressive n’est pas ouverte à votre catégorie (" + category.label()
                    + "). Vous devez choisir la forme globale, sauf dérogation accordée par le recteur.";
        }
    }

    /** The first choice of form is definitive. */
    record FormAlreadyChosen(Form previous) implements FormRefusal {
        @Override
        public String code() {
            return "form-already-chosen";
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

    /** Leaving a unit for a later exam session belongs to the PROGRESSIVE form. */
    record DeferralNeedsProgressiveForm(String unit) implements FormRefusal {
        @Override
        public String code() {
            return "deferral-needs-progressive-form";
        }

        @Override
        public Optional<String> about() {
            return Optional.of(unit);
        }

        @Override
        public String text() {
            return "L’unité " + unit + " ne peut être remise à une session ultérieure qu’en forme progressive. En forme"
                    + " globale, toutes les épreuves se passent à la même session.";
        }
    }
}
