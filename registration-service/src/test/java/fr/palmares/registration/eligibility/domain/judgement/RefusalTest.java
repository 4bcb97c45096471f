package fr.palmares.registration.eligibility.domain.judgement;

import static fr.palmares.registration.eligibility.domain.judgement.Asked.waived;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.eligibility.domain.ExemptionGround;
import fr.palmares.registration.eligibility.domain.Form;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalTest {

    @Test
    void everyRefusalNamesItsRuleItsTextOfLawAndASentence() {
        var refusals = Stream.of(
                        Asked.by(Category.SCHOOL)
                                .form(Form.PROGRESSIVE)
                                .previously(Form.GLOBAL)
                                .retains("U1", waived("9.5", 2010))
                                .sits("E4")
                                .sits("U99")
                                .exempt("U5", ExemptionGround.FOREIGN_DIPLOMA)
                                .compulsory("PORTUGAIS")
                                .optionalLanguage("UF1", "PORTUGAIS")
                                .optional("UF2"),
                        Asked.by(Category.WORK_EXPERIENCE)
                                .worked(3)
                                .carriesOver("U1", Asked.held("12", 2025))
                                .optional("UF1", "UF2", "UF3"),
                        Asked.in(Form.GLOBAL).defers("U1"),
                        Asked.by(Category.APPRENTICE).contract(5, 100),
                        Asked.by(Category.APPRENTICE).contract(12, 100))
                .flatMap(asked -> asked.checked().refusals().stream())
                .toList();

        assertThat(refusals).hasSize(18).allSatisfy(refusal -> {
            assertThat(refusal.rule()).matches("R-\\d+");
            assertThat(refusal.article()).isNotBlank();
            assertThat(refusal.text()).matches("(?s)\\p{Lu}.*\\.").doesNotContain("\u00a0", "null");
        });
        assertThat(refusals.stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Refusal.class.getPermittedSubclasses())
                        .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                        .toList());
    }

    @Test
    void marksAreReadWithAComma() {
        assertThat(Asked.at(2026)
                        .retains("U1", Asked.held("9.50", 2025))
                        .checked()
                        .refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.text()).contains("9,5/20"));
    }
}
