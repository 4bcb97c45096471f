package fr.palmares.grading.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.grading.examfile.Arrangement;
import fr.palmares.grading.organisation.domain.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrantedNeedsTest {

    @Test
    void extraTimeOfAUnitReplacesTheGeneralOneThere() {
        var granted = List.of(
                new Arrangement(null, "EXTRA_TIME", "1/3"),
                new Arrangement("U2", "EXTRA_TIME", "1/2"),
                new Arrangement("U3", "ROOM_ALONE", null));

        var needs = GrantedNeeds.of(granted, List.of("U1", "U2", "U3"));

        assertThat(needs.get("U1")).isEqualTo(new Needs(false, Needs.Company.ANY, new Needs.Fraction(1, 3)));
        assertThat(needs.get("U2")).isEqualTo(new Needs(false, Needs.Company.ANY, new Needs.Fraction(1, 2)));
        assertThat(needs.get("U3")).isEqualTo(new Needs(false, Needs.Company.NOBODY, new Needs.Fraction(1, 3)));
        assertThat(GrantedNeeds.codes(granted, "U2")).containsExactly("EXTRA_TIME 1/2");
        assertThat(GrantedNeeds.codes(granted, "U3")).containsExactly("EXTRA_TIME 1/3", "ROOM_ALONE");
    }

    @Test
    void whoMaySitAloneIsNotPutWithFew() {
        var granted = List.of(new Arrangement(null, "SMALL_ROOM", null), new Arrangement("U2", "ROOM_ALONE", null));

        var needs = GrantedNeeds.of(granted, List.of("U1", "U2"));

        assertThat(needs.get("U1")).isEqualTo(new Needs(false, Needs.Company.FEW, Needs.Fraction.ZERO));
        assertThat(needs.get("U2")).isEqualTo(new Needs(false, Needs.Company.NOBODY, Needs.Fraction.ZERO));
    }

    @Test
    void whoWasGrantedNothingNeedsNothing() {
        assertThat(GrantedNeeds.of(List.of(), List.of("U1"))).isEmpty();
        assertThat(GrantedNeeds.codes(List.of(), "U1")).isEmpty();
    }
}
