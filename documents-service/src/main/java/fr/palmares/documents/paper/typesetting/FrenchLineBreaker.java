package fr.palmares.documents.paper.typesetting;

import com.openhtmltopdf.extend.FSTextBreaker;

/** Lines end after a space or a hyphen, never after an apostrophe, at a no-break space nor within a fraction. */
final class FrenchLineBreaker implements FSTextBreaker {

    private static final int DONE = -1;

    private String text = "";
    private int position;

    @Override
    public void setText(String newText) {
        text = newText;
        position = 0;
    }

    @Override
    public int next() {
        if (position >= text.length()) {
            return DONE;
        }
        position++;
        while (position < text.length() && !isBreak(position)) {
            position++;
        }
        return position;
    }

    private boolean isBreak(int at) {
        var before = text.charAt(at - 1);
        var after = text.charAt(at);
        return after != ' '
                && (before == ' '
                        || before == '\n'
                        || (before == '-' && Character.isLetter(after))
                        || (before == '/' && !Character.isDigit(after)));
    }
}
