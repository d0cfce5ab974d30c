package io.hubbackup.demo.velero;

import io.hubbackup.wire.CronSchedule;
import io.hubbackup.wire.Parsed;
import java.util.regex.Pattern;

/** A cron, refused in the words of Velero, whose library quotes what it does not like. Velero also takes 7 for Sunday and ranges that begin beyond their end; this does not. */
final class VeleroCron {

    private static final Pattern UNQUOTED = Pattern.compile(
            "(end of range .*|beginning of range .*|step of range .*|unrecognized descriptor): ([^\"]+)");
    private static final Pattern NUMBER = Pattern.compile("failed to parse int from ([^\":]+): ");
    private static final Pattern DURATION = Pattern.compile("failed to parse duration ([^\":]+): ");

    private VeleroCron() {}

    static Parsed<CronSchedule> parse(String text) {
        return switch (CronSchedule.parse(text)) {
            case Parsed.Bad<CronSchedule>(String why) -> Parsed.bad(words(why));
            case Parsed.Ok<CronSchedule> good -> good;
        };
    }

    private static String words(String why) {
        var quoted = UNQUOTED.matcher(why).replaceFirst("$1: \"$2\"");
        quoted = NUMBER.matcher(quoted).replaceFirst("failed to parse int from \"$1\": ");
        quoted = DURATION.matcher(quoted).replaceFirst("failed to parse duration \"$1\": ");
        return quoted.replace("step of range should be", "step of range must be")
                .replace("above maximum (6)", "above maximum (7)");
    }
}
