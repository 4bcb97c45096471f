package fr.palmares.registration.accommodation.confidential;

import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.registration.accommodation.domain.Plan;
import fr.palmares.registration.accommodation.domain.Procedure;
import org.jspecify.annotations.Nullable;

/** The procedures, as the contract names them. */
public enum ProcedureName {
    SIMPLIFIED,
    FULL;

    public static ProcedureName of(Procedure procedure) {
        return switch (procedure) {
            case Procedure.Simplified _ -> SIMPLIFIED;
            case Procedure.Full() -> FULL;
        };
    }

    public static @Nullable Plan plan(Procedure procedure) {
        return switch (procedure) {
            case Procedure.Simplified(var plan) -> plan;
            case Procedure.Full() -> null;
        };
    }

    static Procedure procedure(@Nullable Plan plan) {
        return plan == null ? new Procedure.Full() : new Procedure.Simplified(plan);
    }

    /** @throws InvalidInput when the simplified procedure has no plan to rest on, or the full one has one */
    public Procedure with(@Nullable Plan plan) {
        if ((this == SIMPLIFIED) != (plan != null)) {
            throw InvalidInput.unprocessable(
                    "/plan",
                    this == SIMPLIFIED
                            ? "Indiquez le plan (PPS, PAI ou PAP) sur lequel repose la procédure simplifiée."
                            : "La procédure complète ne repose pas sur un plan : retirez ce champ.");
        }
        return procedure(plan);
    }
}
