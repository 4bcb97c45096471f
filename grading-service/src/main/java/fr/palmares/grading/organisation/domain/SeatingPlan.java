package fr.palmares.grading.organisation.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who sits where and until when, and whom no room was found for: named, never dropped. */
public record SeatingPlan(List<Seat> seats, List<Unplaced> unplaced) {

    public record Seat(UUID registration, String unit, UUID sitting, Instant endsAt) {}

    public record Unplaced(UUID registration, String unit, Reason reason) {}

    public enum Reason {
        NO_SEAT_LEFT("plus aucune place dans les salles prévues"),
        NO_ACCESSIBLE_ROOM("aucune salle accessible n’a de place"),
        NO_ROOM_ALONE("aucune salle n’est libre pour qui compose seul"),
        NO_SMALL_ROOM("aucune salle à effectif réduit (15 places au plus) n’a de place"),
        NO_TIME_LEFT("aucune salle n’est libre pendant le temps majoré"),
        CLASH("les seules places libres tombent en même temps qu’une autre épreuve du candidat");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }
}
