package fr.palmares.registration.accommodation.domain;

import static fr.palmares.registration.accommodation.domain.Requests.COMPUTER;
import static fr.palmares.registration.accommodation.domain.Requests.HALF;
import static fr.palmares.registration.accommodation.domain.Requests.THIRD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrangementsTest {

    private static final Arrangement QUARTER = Arrangement.longer(null, new ExtraTime(1, 4));

    @ParameterizedTest
    @CsvSource({
        "1/3,1/3,false",
        "2/6,1/3,false",
        "1/4,1/4,false",
        "33/99,1/3,false",
        "34/99,34/99,true",
        "1/2,1/2,true",
        "1/1,1/1,true"
    })
    void extraTimeIsAShareInLowestTermsExceptionalBeyondAThird(String text, String lowest, boolean exceptional) {
        var time = ExtraTime.read(text).orElseThrow();

        assertThat(time).hasToString(lowest);
        assertThat(time.isExceptional()).isEqualTo(exceptional);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "0/3", "1/0", "4/3", "-1/3", "1/3 ", "0.33", "un tiers", "100/300", "١/٣"})
    void whatIsNoShareOfTheTimeIsNone(String text) {
        assertThat(ExtraTime.read(text)).isEmpty();
    }

    @Test
    void aLineIsThereOnce() {
        assertThatThrownBy(() -> Arrangements.of(COMPUTER, THIRD, COMPUTER))
                .isInstanceOfSatisfying(
                        Refused.class,
                        no -> assertThat(no.reason()).isEqualTo(new Refusal.LineTwice(2, ArrangementKind.COMPUTER)));
        assertThatThrownBy(() -> Arrangements.of(THIRD, HALF)).isInstanceOf(Refused.class);
        assertThat(Arrangements.of(COMPUTER, Arrangement.in("U1", ArrangementKind.COMPUTER))
                        .lines())
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(ArrangementKind.class)
    void extraTimeAndItsShareGoTogetherAndOnlyThey(ArrangementKind kind) {
        var alone = new Arrangement(null, kind, null);
        var withShare = new Arrangement(null, kind, ExtraTime.THIRD);
        boolean takesTime = kind == ArrangementKind.EXTRA_TIME;

        assertThatThrownBy(() -> Arrangements.of(takesTime ? alone : withShare))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).isEqualTo(new Refusal.ExtraTimeAlone(0, kind)));
        assertThat(Arrangements.of(takesTime ? withShare : alone).lines()).hasSize(1);
    }

    @Test
    void everyArrangementHasAFrenchLabelOfItsOwnAndAnArticle() {
        var kinds = Arrays.asList(ArrangementKind.values());

        assertThat(kinds)
                .extracting(ArrangementKind::label)
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
        assertThat(kinds).extracting(ArrangementKind::article).containsOnly("D613-26 1°", "D613-26 2°", "D613-26 5°");
    }

    @Test
    void whatIsGrantedEverywhereCoversWhatIsAskedForOneUnitAndNotTheOtherWayRound() {
        var inU1 = Arrangement.in("U1", ArrangementKind.COMPUTER);

        assertThat(Arrangements.of(COMPUTER).coverAll(Arrangements.of(inU1))).isTrue();
        assertThat(Arrangements.of(inU1).coverAll(Arrangements.of(COMPUTER))).isFalse();
        assertThat(Arrangements.of(inU1).coverAll(Arrangements.of(Arrangement.in("U2", ArrangementKind.COMPUTER))))
                .isFalse();
    }

    @Test
    void lessTimeThanAskedIsNotAll() {
        assertThat(Arrangements.of(QUARTER).coverAll(Arrangements.of(THIRD))).isFalse();
        assertThat(Arrangements.of(THIRD).coverAll(Arrangements.of(THIRD))).isTrue();
        assertThat(Arrangements.of(HALF).coverAll(Arrangements.of(THIRD))).isTrue();
    }

    @Test
    void theTimeOfAUnitReplacesTheGeneralOneThere() {
        var shorterInU1 = Arrangements.of(THIRD, Arrangement.longer("U1", new ExtraTime(1, 4)));

        assertThat(shorterInU1.coverAll(Arrangements.of(THIRD))).isFalse();
        assertThat(shorterInU1.coverAll(shorterInU1)).isTrue();
        assertThat(shorterInU1.coverAll(Arrangements.of(Arrangement.longer("U2", ExtraTime.THIRD))))
                .isTrue();
        assertThat(shorterInU1.coverAll(Arrangements.of(Arrangement.longer("U1", ExtraTime.THIRD))))
                .isFalse();
    }

    @Test
    void moreThanAThirdNeedsAsMuchFromTheDoctorUnitByUnit() {
        var halfInU1 = Arrangements.of(Arrangement.longer("U1", new ExtraTime(1, 2)));

        assertThat(Arrangements.of(THIRD).exceedTimeOf(Arrangements.NONE)).isFalse();
        assertThat(Arrangements.of(HALF).exceedTimeOf(Arrangements.NONE)).isTrue();
        assertThat(Arrangements.of(HALF).exceedTimeOf(halfInU1)).isTrue();
        assertThat(halfInU1.exceedTimeOf(Arrangements.of(HALF))).isFalse();
        assertThat(Arrangements.of(HALF).exceedTimeOf(Arrangements.of(HALF, Arrangement.longer("U1", ExtraTime.THIRD))))
                .isTrue();
    }

    @Test
    void aTextAboutHealthIsNotPrintedByAccident() {
        var wish = new Request.Wish(
                new Procedure.Full(),
                Arrangements.NONE,
                java.util.Optional.of(new Confidential("dyslexie")),
                java.util.Optional.empty());

        assertThat(List.of(wish).toString()).doesNotContain("dyslexie");
        assertThat(new Refused(new Refusal.HandicapNotDeclared())).hasMessage("HandicapNotDeclared");
    }
}
