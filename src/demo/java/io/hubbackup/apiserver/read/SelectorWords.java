package io.hubbackup.apiserver.read;

import java.util.ArrayList;
import java.util.List;

/** A label selector as a row of words and signs. */
final class SelectorWords {

    private static final String SIGNS = "=!(),><";

    private final List<String> words = new ArrayList<>();
    private int at;

    SelectorWords(String text) {
        int from = 0;
        while (from < text.length()) {
            int to = end(text, from);
            if (!Character.isWhitespace(text.charAt(from))) {
                words.add(text.substring(from, to));
            }
            from = to;
        }
    }

    /** Empty at the end. */
    String peek() {
        return at < words.size() ? words.get(at) : "";
    }

    String next() {
        var word = peek();
        at++;
        return word;
    }

    static boolean isIdentifier(String word) {
        return !word.isEmpty() && SIGNS.indexOf(word.charAt(0)) < 0;
    }

    private static int end(String text, int from) {
        char first = text.charAt(from);
        if (Character.isWhitespace(first)) {
            return from + 1;
        }
        if (SIGNS.indexOf(first) >= 0) {
            boolean two = text.startsWith("==", from) || text.startsWith("!=", from);
            return from + (two ? 2 : 1);
        }
        int to = from;
        while (to < text.length() && SIGNS.indexOf(text.charAt(to)) < 0 && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return to;
    }
}
