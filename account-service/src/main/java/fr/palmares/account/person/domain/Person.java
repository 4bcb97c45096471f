package fr.palmares.account.person.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person who sits, or may sit, an exam (DOMAIN § 1, § 3). */
public record Person(
        UUID id,
        CivilStatus civilStatus,
        @Nullable String ine,
        @Nullable String email,
        @Nullable Address address,
        @Nullable String academy,
        @Nullable String uai,
        AccountState account) {

    public Person with(CivilStatus corrected) {
        return new Person(id, corrected, ine, email, address, academy, uai, account);
    }

    public Person with(AccountState state) {
        return new Person(id, civilStatus, ine, email, address, academy, uai, state);
    }

    public Person withEmail(String confirmed) {
        return new Person(id, civilStatus, ine, confirmed, address, academy, uai, account);
    }

    public Person with(@Nullable Address moved) {
        return new Person(id, civilStatus, ine, email, moved, academy, uai, account);
    }

    /**
     * What a school says about its candidate. The account stays; so do the e-mail and address of somebody who already
     * signs in, because they look after these themselves (DOMAIN A-5).
     */
    public Person imported(Person bySchool) {
        var own = account == AccountState.ACTIVE;
        return new Person(
                id,
                bySchool.civilStatus,
                bySchool.ine == null ? ine : bySchool.ine,
                own || bySchool.email == null ? email : bySchool.email,
                own || bySchool.address == null ? address : bySchool.address,
                bySchool.academy,
                bySchool.uai,
                account);
    }
}
