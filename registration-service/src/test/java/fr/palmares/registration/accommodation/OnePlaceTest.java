package fr.palmares.registration.accommodation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "fr.palmares.registration", importOptions = DoNotIncludeTests.class)
class OnePlaceTest {

    /** A named data source is the confidential one: it is asked for in one class, which nobody else sees. */
    @ArchTest
    static final ArchRule theConnectionOfHealthDataIsAskedForInOnePlace = noClasses()
            .that()
            .doNotHaveSimpleName("HealthDatabase")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.quarkus.agroal.DataSource");

    @ArchTest
    static final ArchRule noOtherFeatureKnowsWhatWasAskedOrWhy = noClasses()
            .that()
            .resideOutsideOfPackage("..accommodation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..accommodation..");

    /** Two connections in one transaction could not be committed together. */
    @ArchTest
    static final ArchRule theFeatureLeavesTheOrdinaryOutboxAlone = noClasses()
            .that()
            .resideInAPackage("..accommodation..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("fr.palmares.platform.events.Outbox");
}
