package fr.palmares.grading.jury.domain;

import fr.palmares.grading.deliberation.domain.gradesheet.Flaw;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a jury may lawfully sit, and if not, why: presidency, parity, appointment (G-9, D643-31). */
public final class JuryRules {

    public enum Capacity {
        PRESIDENT,
        TEACHER,
        PROFESSIONAL
    }

    public record Seat(String name, Capacity capacity) {}

    /** Each is a reason of its own; the sentence is for people. */
    public enum Flaw {
        PRESIDENT_MISSING("le jury n’a pas de président"),
        PRESIDENT_ABSENT("le président ne siège pas"),
        NOT_IN_PARITY("le jury ne compte pas autant d’enseignants que de professionnels"),
        NO_TEACHER_LEFT("aucun enseignant ne siège"),
        NO_PROFESSIONAL_LEFT("aucun professionnel ne siège"),
        NAMED_TWICE("un membre est nommé deux fois"),
        APPOINTED_LATER("l’acte de nomination n’a pas encore pris effet");

        private final String sentence;

        Flaw(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    private JuryRules() {}

    /** @param missing names of those who do not sit, whatever the reason */
    public static List<Flaw> flaws(List<Seat> appointed, Set<String> missing, LocalDate appointedOn, LocalDate today) {
        var flaws = new ArrayList<Flaw>();
        if (count(appointed, Capacity.PRESIDENT) == 0) {
            flaws.add(Flaw.PRESIDENT_MISSING);
        } else if (present(appointed, missing, Capacity.PRESIDENT) == 0) {
            flaws.add(Flaw.PRESIDENT_ABSENT);
        }
        if (count(appointed, Capacity.TEACHER) != count(appointed, Capacity.PROFESSIONAL)) {
            flaws.add(Flaw.NOT_IN_PARITY);
        }
        if (present(appointed, missing, Capacity.TEACHER) == 0) {
            flaws.add(Flaw.NO_TEACHER_LEFT);
        }
        if (present(appointed, missing, Capacity.PROFESSIONAL) == 0) {
            flaws.add(Flaw.NO_PROFESSIONAL_LEFT);
        }
        var names = new HashSet<String>();
        if (!appointed.stream().allMatch(seat -> names.add(oneApostrophe(seat.name())))) {
            flaws.add(Flaw.NAMED_TWICE);
        }
        if (appointedOn.isAfter(today)) {
            flaws.add(Flaw.APPOINTED_LATER);
        }
        return List.copyOf(flaws);
    }

    /** Whether two spellings name one person: ' and ’ are the same apostrophe, whichever the keyboard gave. */
    public static boolean sameName(String one, String other) {
        return oneApostrophe(one).equals(oneApostrophe(other));
    }

    private static String oneApostrophe(String name) {
        return name.replace('\'', '’');
    }

    private static long count(List<Seat> seats, Capacity capacity) {
        return present(seats, Set.of(), capacity);
    }

    private static long present(List<Seat> seats, Set<String> missing, Capacity capacity) {
        return seats.stream()
                .filter(seat -> seat.capacity() == capacity && !missing.contains(seat.name()))
                .count();
    }
}
