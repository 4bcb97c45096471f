package fr.palmares.registration.enrolment.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.palmares.registration.eligibility.domain.Form;
import fr.palmares.registration.enrolment.domain.Choices;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The choices as they are read, without handicap where that is not for the reader. */
@Schema(name = "Choices", description = "What was chosen, every compulsory unit of the grid included.")
record RegistrationChoices(
        Form form,
        Choices.Languages languages,
        List<Choices.ChosenUnit> units,
        List<Choices.ChosenOptionalUnit> optionalUnits,
        List<String> waivedUnits,
        Choices.Consents consents,
        Choices.Situation situation,
        Choices.Training training,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "Health data: told to the candidate, and to an establishment that completes the"
                        + " registrations itself; absent for everybody else.")
        Boolean handicap,

        Choices.Particulars particulars) {

    static RegistrationChoices of(Choices choices, boolean seesHandicap) {
        return new RegistrationChoices(
                choices.form(),
                choices.languages(),
                choices.units(),
                choices.optionalUnits(),
                choices.waivedUnits(),
                choices.consents(),
                choices.situation(),
                choices.training(),
                seesHandicap ? choices.handicap() : null,
                choices.particulars());
    }
}
