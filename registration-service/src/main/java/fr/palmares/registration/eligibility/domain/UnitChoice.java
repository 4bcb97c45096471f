package fr.palmares.registration.eligibility.domain;

import java.util.Optional;

/** What a candidate does with one compulsory unit at this exam session (R-9 to R-11, D643-15). */
public sealed interface UnitChoice {

    String unit();

    /** To sit the unit; a mark held from earlier is thereby given up for good. */
    record Sit(String unit, Optional<HeldMark> held) implements UnitChoice {}

    /** To keep a mark of ten or more: the « bénéfice ». */
    record Retain(String unit, HeldMark held) implements UnitChoice {}

    /** To carry over a mark, even below ten: the « report ». */
    record CarryOver(String unit, HeldMark held) implements UnitChoice {}

    /** Not to sit it, on the ground of a diploma or of validated experience. */
    record Exempt(String unit, ExemptionGround ground) implements UnitChoice {}

    /** Not at this exam session: who passes unit by unit sits it at a later one; a mark held stays held. */
    record Defer(String unit) implements UnitChoice {}
}
