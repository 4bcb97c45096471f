package fr.palmares.backends;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What holds in every service, whatever it is about. */
public final class HouseRules {

    /** The regulation is plain Java; the null annotations of the package are all it borrows. */
    @ArchTest
    static final ArchRule theDomainKnowsOnlyJava = classes()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations..", "fr.palmares..domain..");

    @ArchTest
    static final ArchRule theDomainIsToldTheTime = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .callMethod("java.time.Instant", "now")
            .orShould()
            .callMethod("java.time.LocalDate", "now")
            .orShould()
            .callMethod("java.time.Clock", "systemUTC");

    @ArchTest
    static final ArchRule doorsStayInTheirFeature = classes()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .or()
            .haveSimpleNameEndingWith("Problems")
            .should()
            .bePackagePrivate();

    private HouseRules() {}
}
