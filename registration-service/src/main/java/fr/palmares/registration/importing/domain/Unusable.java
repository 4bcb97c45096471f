package fr.palmares.registration.importing.domain;

/** Why a file cannot be read, or cannot be read any further; French, for the school. */
public final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unusable(String why) {
        super(why);
    }
}
