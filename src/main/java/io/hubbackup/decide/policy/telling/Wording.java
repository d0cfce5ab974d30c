package io.hubbackup.decide.policy.telling;

import io.hubbackup.decide.policy.Verdict;

/** How what a template says reads where people see it: one line, the template's name at its end, and no longer than a condition may be (policies 7.1). */
final class Wording {

    private static final int LONGEST = 1_024;

    private Wording() {}

    static String of(String template, Verdict verdict) {
        return line(verdict.message(), template);
    }

    static String line(String message, String name) {
        var suffix = " (" + name + ")";
        var line = message.strip().replaceAll("\\s+", " ");
        int room = LONGEST - suffix.length();
        return (line.length() <= room ? line : line.substring(0, room - 1) + "…") + suffix;
    }

    /** What the template had said before its name was put behind it. */
    static String without(String template, String line) {
        var suffix = " (" + template + ")";
        return line.endsWith(suffix) ? line.substring(0, line.length() - suffix.length()) : line;
    }
}
