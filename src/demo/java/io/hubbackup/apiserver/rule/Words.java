package io.hubbackup.apiserver.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rule in words: names, numbers, texts, signs. */
final class Words {

    private static final Pattern WORD = Pattern.compile(
            "\\s*(?:(?<text>\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')|(?<number>\\d+(?:\\.\\d+)?)|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<sign>\\|\\||&&|==|!=|<=|>=|[-+*/%<>!?:.,()\\[\\]]))");

    enum Sort {
        TEXT,
        NUMBER,
        NAME,
        SIGN,
        END
    }

    record Word(Sort sort, String text) {

        boolean is(String wanted) {
            return text.equals(wanted) && sort != Sort.TEXT;
        }
    }

    private Words() {}

    /** @throws IllegalArgumentException for anything else */
    static List<Word> of(String rule) {
        var words = new ArrayList<Word>();
        var text = rule.strip();
        var match = WORD.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!match.find(at) || match.start() != at) {
                throw new IllegalArgumentException(
                        "it has the sign " + text.substring(at).strip().charAt(0));
            }
            words.add(word(match));
            at = match.end();
        }
        words.add(new Word(Sort.END, ""));
        return words;
    }

    private static Word word(Matcher match) {
        if (match.group("text") != null) {
            return new Word(Sort.TEXT, plain(match.group("text")));
        }
        if (match.group("number") != null) {
            return new Word(Sort.NUMBER, match.group("number"));
        }
        return match.group("name") != null
                ? new Word(Sort.NAME, match.group("name"))
                : new Word(Sort.SIGN, match.group("sign"));
    }

    private static String plain(String quoted) {
        return quoted.substring(1, quoted.length() - 1).translateEscapes();
    }
}
