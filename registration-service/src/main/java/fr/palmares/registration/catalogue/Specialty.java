package fr.palmares.registration.catalogue;

import fr.palmares.registration.eligibility.domain.Grid;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A specialty of the BTS with its grid, as {@code reference/specialties.json} has it. */
public record Specialty(
        String id,
        String acronym,
        String title,
        @Nullable String option,
        @Nullable String regulation,
        boolean verified,
        @Nullable String rncp,
        List<Unit> units) {

    /** One line of the grid; {@code parentTest} names the composite test that groups several units. */
    public record Unit(
            String unit,
            String test,
            @Nullable String parentTest,
            String title,
            @Nullable BigDecimal coefficient,
            boolean optional,
            Grid.@Nullable Domain domain,
            @Nullable String form,
            @Nullable String duration,
            @Nullable String formForDistanceAndIndependent,
            @Nullable Boolean catchUpEligible,
            @Nullable Integer ects,
            @Nullable String provenance) {}

    /** What registering needs of the grid. */
    public Grid grid() {
        var compulsory = units.stream().filter(unit -> !unit.optional()).toList();
        return new Grid(
                id,
                compulsory.stream()
                        .collect(Collectors.toMap(Unit::unit, unit -> Objects.requireNonNull(unit.domain()))),
                units.stream().filter(Unit::optional).map(Unit::unit).collect(Collectors.toSet()),
                compulsory.stream()
                        .map(Unit::parentTest)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
    }

    /** Compulsory units in the order of the grid. */
    public List<String> compulsoryUnits() {
        return units.stream().filter(unit -> !unit.optional()).map(Unit::unit).toList();
    }

    /** The units that a composite test groups. */
    public List<String> unitsOf(String compositeTest) {
        return units.stream()
                .filter(unit -> compositeTest.equals(unit.parentTest()))
                .map(Unit::unit)
                .toList();
    }
}
