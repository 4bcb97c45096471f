package fr.palmares.account.establishment.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lycée, CFA or school that presents candidates (DOMAIN § 1; note Nantes 2026, § 1). */
public record Establishment(String uai, String name, Type type, String academy, Settings settings, long version) {

    /** What kind of school it is. */
    public enum Type {
        LYCEE,
        CFA,
        PRIVATE_SCHOOL,
        CONTINUING_TRAINING_CENTRE,
        DISTANCE_LEARNING,
        OTHER
    }

    /** Who does a part of the work: the candidate, or the establishment for them (note Nantes 2026, § 3). */
    public enum Actor {
        CANDIDATE,
        ESTABLISHMENT
    }

    /** Whom the exam office talks to. */
    public record Contact(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone) {}

    /** What the establishment decides for itself: two switches, its specialties, its contact (DOMAIN A-4). */
    public record Settings(
            @Nullable Contact contact, Actor finishesRegistrations, Actor uploads, List<String> specialties) {

        public static final Settings INITIAL = new Settings(null, Actor.CANDIDATE, Actor.CANDIDATE, List.of());

        public Settings {
            specialties = List.copyOf(specialties);
        }
    }

    public Establishment with(Settings chosen) {
        return new Establishment(uai, name, type, academy, chosen, version);
    }

    public Establishment renamed(String newName, Type newType, String newAcademy) {
        return new Establishment(uai, newName, newType, newAcademy, settings, version);
    }
}
