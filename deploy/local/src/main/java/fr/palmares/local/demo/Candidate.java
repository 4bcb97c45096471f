package fr.palmares.local.demo;

/** One candidate of the demo, as the platform knows them. */
record Candidate(
        String familyName, String givenNames, String registrationId, String specialty, String category, Person login) {}
