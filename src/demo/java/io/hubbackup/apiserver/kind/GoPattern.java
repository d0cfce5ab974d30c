package io.hubbackup.apiserver.kind;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions in Go's dialect: {@code $} is the end of the text, and nothing looks ahead or back. */
final class GoPattern {

    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();
    private static final Pattern FOREIGN = Pattern.compile("\\(\\?(=|!|<=|<!|>)|\\\\[1-9]");

    private GoPattern() {}

    static boolean find(String pattern, String text) {
        return COMPILED.computeIfAbsent(pattern, GoPattern::compile)
                .matcher(text)
                .find();
    }

    /** Why it is no pattern. */
    static Optional<String> fault(String pattern) {
        if (FOREIGN.matcher(pattern).find()) {
            return Optional.of("error parsing regexp: invalid or unsupported Perl syntax: `" + pattern + "`");
        }
        try {
            compile(pattern);
            return Optional.empty();
        } catch (PatternSyntaxException wrong) {
            return Optional.of("error parsing regexp: %s: `%s`".formatted(words(wrong), pattern));
        }
    }

    private static String words(PatternSyntaxException wrong) {
        return wrong.getDescription().startsWith("Unclosed group") ? "missing closing )" : wrong.getDescription();
    }

    private static Pattern compile(String pattern) {
        var java = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                java.append(c).append(pattern.charAt(++i));
            } else if (inClass && c == '[') {
                java.append("\\[");
            } else if (inClass && c == '&') {
                java.append("\\&");
            } else if (!inClass && c == '$') {
                java.append("\\z");
            } else {
                java.append(c);
                inClass = c == '[' || inClass && (c != ']' || opens(pattern, i));
            }
        }
        return Pattern.compile(java.toString());
    }

    /** A bracket right at the beginning of a class belongs to it. */
    private static boolean opens(String pattern, int at) {
        return pattern.charAt(at - 1) == '[' || at > 1 && pattern.startsWith("[^", at - 2);
    }
}
