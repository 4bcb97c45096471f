package fr.palmares.account.letters;

import java.util.Optional;
import java.util.UUID;

/** People whom letters go to, by the name they are greeted with. */
public interface Addressees {
    Optional<String> givenNamesOf(UUID personId);
}
