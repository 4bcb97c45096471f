package fr.palmares.registration;

import fr.palmares.platform.web.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** On whose behalf the caller acts: the one place where roles meet UAI, académie and person. */
@ApplicationScoped
public class Scope {

    private final Caller caller;

    Scope(Caller caller) {
        this.caller = caller;
    }

    /** Whether the caller is an exam office of this académie. */
    public boolean examOfficeOf(String academy) {
        return caller.has("exam-office") && caller.values("academies").contains(academy);
    }

    /** Whether the caller is this establishment. */
    public boolean establishment(String uai) {
        return caller.has("establishment") && caller.values("uai").contains(uai);
    }

    public Caller caller() {
        return caller;
    }

    public Set<String> academies() {
        return caller.has("exam-office") ? caller.values("academies") : Set.of();
    }

    public Set<String> establishments() {
        return caller.has("establishment") ? caller.values("uai") : Set.of();
    }
}
