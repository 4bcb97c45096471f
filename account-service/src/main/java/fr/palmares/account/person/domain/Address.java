package fr.palmares.account.person.domain;

/** Where the person lives: the academy an independent candidate registers in follows from it (DOMAIN R-4). */
public record Address(String street, String postalCode, String city) {

    /** The same, every text in one spelling. */
    public Address cleaned() {
        return new Address(PlainText.clean(street), PlainText.clean(postalCode), PlainText.clean(city));
    }
}
