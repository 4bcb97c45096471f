package fr.palmares.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the demo tells while it goes, and how long each step took. */
final class Story {

    record Step(String title, Duration took) {}

    /** One step of the year; it ends normally only when all it names has happened. */
    @FunctionalInterface
    interface Deed {
        void happen() throws Exception;
    }

    private final PrintStream out;
    private final List<Step> steps = new ArrayList<>();

    Story(PrintStream out) {
        this.out = out;
    }

    /** @throws Api.Surprise when the year does not go as the regulation has it */
    void step(String title, Deed deed) {
        out.printf("%2d. %s … ", steps.size() + 1, title);
        out.flush();
        var start = System.nanoTime();
        try {
            deed.happen();
        } catch (RuntimeException surprise) {
            out.println("NON");
            throw surprise;
        } catch (Exception surprise) {
            out.println("NON");
            throw new Api.Surprise(title + ": " + surprise, surprise);
        }
        var took = Duration.ofNanos(System.nanoTime() - start);
        steps.add(new Step(title, took));
        out.printf("%.1f s%n", took.toMillis() / 1000.0);
    }

    /** A line under the present step. */
    void note(String line) {
        out.printf("%n      %s", line);
    }

    void print(Table table) {
        out.print(table);
    }

    void say(String line) {
        out.println(line);
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }
}
