package fr.palmares.account.staff;

import fr.palmares.account.staff.domain.Rights;
import fr.palmares.account.staff.domain.StaffMember;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "StaffMember")
record StaffView(
        @Schema(examples = "0190a1b2-0000-7000-8000-000000000102")
        UUID id,

        @Schema(examples = "y.legoff-4f7k") String username,
        @Schema(examples = "yann.le-goff@ac-nantes.example") String email,
        @Schema(examples = "Le Goff") String familyName,
        @Schema(examples = "Yann") String givenNames,
        @Schema(examples = "[\"exam-office\"]") List<String> roles,
        @Schema(examples = "[]") List<String> uais,
        @Schema(examples = "[\"17\"]") List<String> academies,
        @Schema(examples = "INVITED") StaffMember.State state) {

    private static final String MISSING = "Ce champ est obligatoire.";

    static StaffView of(StaffMember member) {
        var rights = member.rights();
        return new StaffView(
                member.id(),
                member.username(),
                member.email(),
                member.familyName(),
                member.givenNames(),
                rights.roles(),
                rights.uais(),
                rights.academies(),
                member.state());
    }

    /** What an administrator writes down. */
    @Schema(name = "StaffEntry")
    record Body(
            @NotNull(message = MISSING) @Schema(examples = "yann.le-goff@ac-nantes.example")
            String email,

            @NotNull(message = MISSING) @Schema(examples = "Le Goff")
            String familyName,

            @NotNull(message = MISSING) @Schema(examples = "Yann")
            String givenNames,

            @NotNull(message = MISSING) @Schema(examples = "[\"exam-office\"]")
            List<String> roles,

            @Nullable
            @Schema(examples = "[]", description = "Establishments, for the roles `establishment` and `exam-centre`.")
            List<String> uais,

            @Nullable
            @Schema(
                    examples = "[\"17\"]",
                    description = "Academies, for the roles of offices, doctors, examiners and juries.")
            List<String> academies) {

        ChangeStaff.Entry entry() {
            return new ChangeStaff.Entry(
                    email,
                    familyName,
                    givenNames,
                    new Rights(
                            roles,
                            Objects.requireNonNullElse(uais, List.of()),
                            Objects.requireNonNullElse(academies, List.of())));
        }
    }

    /** Name and rights; the address stays. */
    @Schema(name = "StaffChange")
    record Change(
            @NotNull(message = MISSING) @Schema(examples = "Le Goff")
            String familyName,

            @NotNull(message = MISSING) @Schema(examples = "Yann")
            String givenNames,

            @NotNull(message = MISSING) @Schema(examples = "[\"exam-office\"]")
            List<String> roles,

            @Nullable @Schema(examples = "[]") List<String> uais,
            @Nullable @Schema(examples = "[\"17\"]") List<String> academies) {

        ChangeStaff.Description description() {
            return new ChangeStaff.Description(
                    familyName,
                    givenNames,
                    new Rights(
                            roles,
                            Objects.requireNonNullElse(uais, List.of()),
                            Objects.requireNonNullElse(academies, List.of())));
        }
    }
}
