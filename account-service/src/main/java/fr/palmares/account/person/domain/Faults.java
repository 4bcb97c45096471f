package fr.palmares.account.person.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that is wrong with what somebody typed, told at once, field by field. */
public final class Faults {

    /** @param field JSON pointer of the field */
    public record Fault(String field, Flaw flaw) {}

    private static final LocalDate OLDEST_BIRTH = LocalDate.of(1900, 1, 1);

    private final List<Fault> found = new ArrayList<>();

    public Faults add(String field, Optional<Flaw> flaw) {
        flaw.ifPresent(one -> found.add(new Fault(field, one)));
        return this;
    }

    public Faults addUnless(boolean fine, String field, Flaw flaw) {
        return add(field, fine ? Optional.empty() : Optional.of(flaw));
    }

    public Faults civilStatus(String prefix, CivilStatus status, LocalDate today) {
        add(prefix + "/familyName", PlainText.flawOfName(status.familyName()));
        if (status.usageName() != null) {
            add(prefix + "/usageName", PlainText.flawOfName(status.usageName()));
        }
        add(prefix + "/givenNames", PlainText.flawOfName(status.givenNames()));
        addUnless(!status.birthDate().isAfter(today), prefix + "/birthDate", Flaw.BORN_IN_THE_FUTURE);
        addUnless(!status.birthDate().isBefore(OLDEST_BIRTH), prefix + "/birthDate", Flaw.BORN_TOO_LONG_AGO);
        return add(prefix + "/birthplace", PlainText.flawOfPlace(status.birthplace()));
    }

    public Faults address(String prefix, @Nullable Address address) {
        if (address == null) {
            return this;
        }
        add(prefix + "/street", PlainText.flawOfPlace(address.street()));
        addUnless(
                address.postalCode().strip().matches("[A-Za-z0-9 -]{3,10}"),
                prefix + "/postalCode",
                Flaw.NOT_A_POSTAL_CODE);
        return add(prefix + "/city", PlainText.flawOfPlace(address.city()));
    }

    public List<Fault> found() {
        return List.copyOf(found);
    }

    /** @throws Invalid when anything is wrong */
    public void refuse() {
        if (!found.isEmpty()) {
            throw new Invalid(found());
        }
    }

    /** Refused: the values themselves are wrong. */
    public static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<Fault> faults;

        public Invalid(List<Fault> faults) {
            super(faults.toString(), null, false, false);
            this.faults = faults;
        }

        public List<Fault> faults() {
            return faults;
        }
    }
}
