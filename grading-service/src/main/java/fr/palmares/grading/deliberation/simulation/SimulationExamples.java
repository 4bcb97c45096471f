package fr.palmares.grading.deliberation.simulation;

/** Examples of the published contract; a test plays them. */
final class SimulationExamples {

    static final String REQUEST = """
            {
              "examSession": 2026,
              "form": "GLOBAL",
              "disciplinaryHold": false,
              "units": [
                {"code": "U1", "title": "Culture générale et expression", "coefficient": "3", "domain": "GENERAL",
                 "optional": false, "result": {"type": "MARK", "value": "8"}},
                {"code": "U2", "title": "Langue vivante", "coefficient": "3", "domain": "GENERAL",
                 "optional": false, "result": {"type": "RETAINED", "value": "10", "obtainedIn": 2025}},
                {"code": "U5", "title": "Gestion opérationnelle", "coefficient": "6", "domain": "PROFESSIONAL",
                 "optional": false, "result": {"type": "MARK", "value": "10.5"}},
                {"code": "UF1", "title": "Langue vivante facultative", "optional": true,
                 "result": {"type": "MARK", "value": "12"}}
              ],
              "catchUp": [{"unit": "U1", "mark": "9"}, {"unit": "U2", "mark": "7"}]
            }
            """;

    static final String ANSWER = """
            {
              "firstRound": {"decision": "CATCH_UP_ALLOWED", "average": "9.92", "professionalAverage": "10.50",
                             "points": "117", "bonusPoints": "2", "coefficients": "12"},
              "final": {"decision": "ADMITTED", "average": "10.17"},
              "retainable": [],
              "explanation": [
                {"rule": "G-5", "article": "D643-22", "text": "La moyenne est d’au moins 10 : le candidat est admis."}
              ]
            }
            """;

    static final String REFUSAL = """
            {
              "type": "/problems/catch-up-choice-refused",
              "title": "Choix des épreuves de contrôle refusé",
              "status": 422,
              "detail": "Unité U5 : seules les unités du domaine général ont une épreuve de contrôle (unités à choisir : 2).",
              "errors": [{"pointer": "/catchUp", "detail": "Unité U5 : seules les unités du domaine général ont une épreuve de contrôle (unités à choisir : 2)."}]
            }
            """;

    private SimulationExamples() {}
}
