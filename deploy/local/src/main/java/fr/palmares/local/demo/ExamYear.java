package fr.palmares.local.demo;

import java.io.PrintStream;

/** One exam year, from the opening of the session to the marks proposed at the next one. */
public final class ExamYear {

    private ExamYear() {}

    /** @return whether every step held */
    public static boolean play(Places places, PrintStream out) {
        var story = new Story(out);
        var year = new Year(places, story);
        try {
            new Opening(year).play();
            new Enrolment(year).play();
            new Pieces(year).play();
            return true;
        } catch (Api.Surprise surprise) {
            story.say("");
            story.say("La démonstration s’arrête : " + surprise.getMessage());
            return false;
        }
    }
}
