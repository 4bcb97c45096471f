package fr.palmares.backends;

import java.util.UUID;

/** An invented person, and what account-service tells the others about them. */
public record Somebody(UUID id, TestKafka kafka) {

    /** Tells that such a person has an account. */
    public static Somebody called(String familyName, TestKafka kafka) {
        var person = UUID.randomUUID();
        kafka.send("account.people", person.toString(), "account.Person.v1", UUID.randomUUID(), """
                {"personId":"%s","familyName":"%s","givenNames":"Nina, Jeanne","birthDate":"2004-03-17",
                 "birthplace":"Nantes","email":"nina@example.org","academy":"17","uai":"0440001M",
                 "account":"ACTIVE"}""".formatted(
                        person, familyName));
        return new Somebody(person, kafka);
    }

    /** Returns the export's id, which the answers name. */
    public UUID asksForTheirData() {
        var export = UUID.randomUUID();
        tell("account.PersonalDataExportRequested.v1", """
                {"exportId":"%s","personId":"%s"}""".formatted(export, id));
        return export;
    }

    /** Tells that the account is erased, and takes the person off the topic of people. */
    public void isErased() {
        tell("account.AccountErased.v1", """
                {"personId":"%s"}""".formatted(id));
        kafka.send("account.people", id.toString(), "account.Person.v1", UUID.randomUUID(), null);
    }

    private void tell(String type, String json) {
        kafka.send("account.events", id.toString(), type, UUID.randomUUID(), json);
    }
}
