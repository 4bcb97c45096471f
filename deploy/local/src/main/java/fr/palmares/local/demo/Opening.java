package fr.palmares.local.demo;

import java.util.List;
import java.util.Map;

/** September and October: the session, its calendar, the school and what it decides for itself. */
final class Opening {

    private static final String CALENDAR = "/v1/exam-sessions/" + Year.SESSION + "/calendars/" + Year.ACADEMY;
    private static final Map<String, Object> DATES = Map.of(
            "registrationOpens", "2025-10-13T08:00",
            "registrationCloses", "2025-11-19T24:00",
            "piecesDeadline", "2025-11-19T24:00",
            "laterPieces",
                    List.of(Map.of(
                            "codes",
                            List.of(
                                    "ENGAGEMENT_ETUDIANT",
                                    "R408",
                                    "R408_DISPENSE_RQTH",
                                    "R408_DISPENSE_MEDICAL",
                                    "MS_ELEC",
                                    "MS_SECOURS",
                                    "MS_FLUIDES",
                                    "MS_HAUTEUR"),
                            "deadline",
                            "2025-12-12T24:00")),
            "accommodationDeadline", "2025-11-19T24:00",
            "summonsDate", "2026-04-15T08:00",
            "resultsEmbargo", "2026-07-01T14:00");

    private final Year year;

    Opening(Year year) {
        this.year = year;
    }

    void play() {
        year.story.step("Septembre 2025 : la session 2026 ouvre, Nantes publie son calendrier", this::calendar);
        year.story.step("Le lycée entre dans l’annuaire et choisit qui finit les inscriptions", this::establishment);
    }

    private void calendar() {
        year.clock.moveTo("2025-09-15T09:00");
        year.api
                .put(year.at.registration(), "/v1/exam-sessions/" + Year.SESSION)
                .as(year.administrator)
                .expect(200, 201, 204);
        var present = year.api
                .get(year.at.registration(), CALENDAR)
                .as(year.examOffice)
                .send();
        if (present.status() == 404) {
            year.api
                    .put(year.at.registration(), CALENDAR)
                    .as(year.examOffice)
                    .json(DATES)
                    .expect(200, 201);
        }
        var published = year.api
                .post(year.at.registration(), CALENDAR + "/publication")
                .as(year.examOffice)
                .expect(200, 201, 204)
                .json();
        Year.insist(
                published.path("registrationCloses").asText().equals("2025-11-19T23:00:00Z"),
                "19 novembre, 24 h à Paris is not " + published.path("registrationCloses"));
    }

    private void establishment() {
        var path = "/v1/establishments/" + Year.UAI;
        year.api
                .put(year.at.account(), path)
                .as(year.administrator)
                .ifMatch("*")
                .json(Map.of("name", "Lycée polyvalent des Trois-Rives", "type", "LYCEE", "academy", Year.ACADEMY))
                .expect(200, 201);
        year.api
                .put(year.at.account(), path + "/settings")
                .as(year.school)
                .ifMatch("*")
                .json(Map.of(
                        "contact",
                        Map.of("name", "Secrétariat des examens", "email", "examens@trois-rives.example"),
                        "finishesRegistrations",
                        "CANDIDATE",
                        "uploads",
                        "CANDIDATE",
                        "specialties",
                        List.of("MCO-2024", "SIO-SLAM-2024", "BAT-2011")))
                .expect(200);
    }
}
