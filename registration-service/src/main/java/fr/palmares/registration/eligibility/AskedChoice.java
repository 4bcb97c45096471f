package fr.palmares.registration.eligibility;

import com.fasterxml.jackson.databind.util.StdConverter;
import fr.palmares.registration.eligibility.domain.Choice;

/** The choices that this calculation's contract knows; DEFER is told at confirmation alone. */
enum AskedChoice {
    SIT,
    RETAIN,
    CARRY_OVER,
    EXEMPT;

    /** What was asked, as the rules know it. */
    static final class Read extends StdConverter<AskedChoice, Choice> {

        @Override
        public Choice convert(AskedChoice asked) {
            return switch (asked) {
                case SIT -> Choice.SIT;
                case RETAIN -> Choice.RETAIN;
                case CARRY_OVER -> Choice.CARRY_OVER;
                case EXEMPT -> Choice.EXEMPT;
            };
        }
    }
}
