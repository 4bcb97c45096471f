package fr.palmares.local.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What somebody sees who opens the portal of a running stack for the first time. */
public final class PortalVisit {

    private static final List<String> PAGES = List.of(
            "index",
            "contrats",
            "contrat-notification",
            "evenements",
            "problemes",
            "jeton",
            "personnes",
            "integration",
            "changements",
            "exploitation",
            "courriels",
            "activation");

    private final Browser browser;

    public PortalVisit(Browser browser) {
        this.browser = browser;
    }

    /** An open calculation is answered by the real service, in the page. */
    public void triesACalculationWithoutAToken() {
        browser.go("/contrat-registration.html#checkEligibility");
        browser.find("#checkEligibility form.try");
        browser.picture("2-operation");

        browser.click("#checkEligibility form.try button[type=submit]");

        assertThat(browser.read("#checkEligibility .answer", "200")).contains("\"eligible\"", "\"refusals\"");
        browser.show("#checkEligibility .answer");
        browser.picture("3-answer");
    }

    /** Without a token one is told what the refusal means; as an agent of the exam office one sees the list. */
    public void actsAsAnAgentOfTheExamOffice() {
        browser.go("/contrat-registration.html#listRegistrations");
        browser.click("#listRegistrations form.try button[type=submit]");
        assertThat(browser.read("#listRegistrations .answer", "401")).contains("/problems/unauthenticated");

        browser.click("[data-session]");
        browser.click("#session-login option[value=dec-nantes]");
        browser.picture("4-act-as");
        browser.click("[data-session-demo] button");
        assertThat(browser.read("[data-session-name]", "Le Goff")).isEqualTo("Yann Le Goff");
        browser.type("#listRegistrations-limit", "2");
        browser.click("#listRegistrations form.try button[type=submit]");

        assertThat(browser.read("#listRegistrations .answer", "200")).contains("\"items\"", "\"familyName\"");
        browser.show("#listRegistrations .answer");
        browser.picture("5-list");
    }

    /** As any front end does: authorization code and PKCE, the password typed on Keycloak's own page. */
    public void signsInWithKeycloak() {
        browser.go("/contrat-registration.html#listRegistrations");
        browser.click("[data-session]");
        browser.click("[data-session-keycloak]");
        browser.type("#username", "sarah.lemoine@courriel.example");
        browser.type("#password", "Trois-Rives-2026-Lemoine");
        browser.click("#kc-login");
        assertThat(browser.read("[data-session-name]", "Sarah")).isEqualTo("Sarah Lemoine");

        browser.click("#listRegistrations form.try button[type=submit]");

        assertThat(browser.read("#listRegistrations .answer", "200")).contains("\"SIO-SLAM-2024\"");
        browser.show("#listRegistrations .answer");
        browser.picture("9-signed-in");
    }

    /** From a refusal one click leads to what to do about it. */
    public void followsARefusalToItsExplanation() {
        browser.go("/contrat-registration.html#readRegistration");
        browser.click("#readRegistration form.try button[type=submit]");
        browser.read("#readRegistration .answer", "/problems/not-found");

        browser.click("#readRegistration .answer a");

        assertThat(browser.show("#not-found").getText()).contains("404", "Que faire");
        browser.picture("6-problem");
    }

    public void seesWhatRuns() {
        browser.go("/exploitation.html");

        assertThat(browser.read("#sum", "composants prêts")).startsWith("11 composants prêts sur 11");
        assertThat(browser.read("#lags", "grading-service")).contains("registration.events");
        assertThat(browser.read("#topics", "grading.events")).doesNotContain("__consumer_offsets");
        assertThat(browser.texts("#connectors .status")).hasSize(5).containsOnly("en marche");
        browser.picture("7-what-runs");
    }

    public void readsTheMailsOfACandidate() {
        browser.go("/courriels.html");
        browser.type("#filter", "sarah.lemoine");
        browser.click("#people li:not([hidden]) button");

        assertThat(browser.read("#messages", "Activez votre compte")).contains("Votre inscription");
        assertThat(browser.read("#mail", "De Palmarès")).contains("sarah.lemoine@courriel.example");
        browser.picture("8-mails");
    }

    /** The home page last: by then all is known to run. */
    public void comesHome() {
        browser.go("/");
        assertThat(browser.read("h1", "Construire")).isEqualTo("Construire avec Palmarès");
        browser.read(".live.ok", "prêt");
        browser.picture("1-home");
    }

    /** Every page passes an audit of its contrasts, names and landmarks. */
    public void findsNoBarrier() {
        for (var page : PAGES) {
            browser.go("/" + page + ".html");
            browser.find("h1");
            assertThat(browser.barriers()).as(page).isEmpty();
        }
    }
}
