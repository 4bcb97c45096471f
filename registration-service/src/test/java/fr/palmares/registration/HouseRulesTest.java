package fr.palmares.registration;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import fr.palmares.backends.HouseRules;

@AnalyzeClasses(packages = "fr.palmares.registration", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchTests houseRules = ArchTests.in(HouseRules.class);
}
