package io.hubbackup.demo.velero.archive;

import java.util.regex.Pattern;

/** A pattern for names as Velero takes it: {@code *} any text, {@code ?} one character, {@code [abc]} one of these, <code>{a,b}</code> one of those. */
record Glob(Pattern pattern) {

    private static final String SPECIAL = "*?[]{}";

    static boolean isPattern(String name) {
        return name.chars().anyMatch(character -> SPECIAL.indexOf(character) >= 0);
    }

    static Glob of(String text) {
        var regex = new StringBuilder();
        int depth = 0;
        for (char character : text.toCharArray()) {
            depth += character == '{' ? 1 : character == '}' ? -1 : 0;
            regex.append(
                    switch (character) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        case '{' -> "(?:";
                        case '}' -> ")";
                        case '[', ']', '-' -> String.valueOf(character);
                        case ',' -> depth > 0 ? "|" : ",";
                        default -> Pattern.quote(String.valueOf(character));
                    });
        }
        return new Glob(Pattern.compile(regex.toString()));
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }
}
