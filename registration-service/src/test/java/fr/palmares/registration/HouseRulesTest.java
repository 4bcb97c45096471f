package fr.palmares.registration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "fr.palmares.registration", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    /** The regulation is plain Java; the null annotations of the package are all it borrows. */
    @ArchTest
    static final ArchRule theDomainKnowsOnlyJava = classes()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "fr.palmares.registration..domain..", "org.jspecify.annotations..");
}
