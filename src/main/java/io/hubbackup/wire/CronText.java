package io.hubbackup.wire;

import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a whole cron text: the zone in front, then a descriptor or the five fields (B1.16, B1.17). */
final class CronText {

    private static final String EVERY = "@every ";
    private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern EDGES = Pattern.compile("^\\s+|\\s+$", Pattern.UNICODE_CHARACTER_CLASS);

    /** Zones that Go knows by name and Java by its table of short names only. */
    private static final Set<String> AMERICAN = Set.of("EST", "MST", "HST");

    private CronText() {}

    static Parsed<CronSchedule> parse(String text) {
        if (text.isEmpty()) {
            return Parsed.bad("Schedule must be a non-empty valid Cron expression");
        }
        if (!text.startsWith("TZ=") && !text.startsWith("CRON_TZ=")) {
            return invalid(body(text, Optional.empty()));
        }
        int blank = text.indexOf(' ');
        if (blank < 0) {
            // robfig slices up to the blank without looking whether there is one.
            return Parsed.bad("invalid schedule recover: runtime error: slice bounds out of range [:-1]");
        }
        var zone = text.substring(text.indexOf('=') + 1, blank);
        var rest = EDGES.matcher(text.substring(blank)).replaceAll("");
        return invalid(zone(zone).then(found -> body(rest, found)));
    }

    private static Parsed<CronSchedule> invalid(Parsed<CronSchedule> parsed) {
        return parsed.fold(Parsed::ok, why -> Parsed.bad("invalid schedule: " + why));
    }

    /** Empty means the zone of the process, which Go calls Local. */
    private static Parsed<Optional<ZoneId>> zone(String name) {
        if (name.equals("Local")) {
            return Parsed.ok(Optional.empty());
        }
        if (name.isEmpty()) {
            return Parsed.ok(Optional.of(ZoneId.of("UTC")));
        }
        if (name.startsWith("/")
                || name.startsWith("\\")
                || Arrays.asList(name.split("/")).contains("..")) {
            return Parsed.bad("provided bad location " + name + ": time: invalid location name");
        }
        return known(name)
                .map(zone -> Parsed.ok(Optional.of(zone)))
                .orElseGet(() -> Parsed.bad("provided bad location " + name + ": unknown time zone " + name));
    }

    private static Optional<ZoneId> known(String name) {
        if (AMERICAN.contains(name)) {
            return Optional.of(ZoneId.of(name, ZoneId.SHORT_IDS));
        }
        // ZoneId.of alone would also take "+02:00" and "GMT+2", which Velero refuses.
        return ZoneRulesProvider.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    private static Parsed<CronSchedule> body(String text, Optional<ZoneId> zone) {
        return text.startsWith("@") ? descriptor(text, zone) : fields(text, zone);
    }

    private static Parsed<CronSchedule> descriptor(String text, Optional<ZoneId> zone) {
        return switch (text) {
            case "@yearly", "@annually" -> fields("0 0 1 1 *", zone);
            case "@monthly" -> fields("0 0 1 * *", zone);
            case "@weekly" -> fields("0 0 * * 0", zone);
            case "@daily", "@midnight" -> fields("0 0 * * *", zone);
            case "@hourly" -> fields("0 * * * *", zone);
            default -> text.startsWith(EVERY) ? every(text) : Parsed.bad("unrecognized descriptor: " + text);
        };
    }

    private static Parsed<CronSchedule> every(String text) {
        return GoDuration.parse(text.substring(EVERY.length()))
                .fold(
                        delay -> Parsed.ok(new CronEvery(delay.value())),
                        why -> Parsed.bad("failed to parse duration " + text + ": " + why));
    }

    private static Parsed<CronSchedule> fields(String text, Optional<ZoneId> zone) {
        var words = BLANKS.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
        var fields = CronField.values();
        if (words.size() != fields.length) {
            return Parsed.bad(
                    "expected exactly 5 fields, found %d: [%s]".formatted(words.size(), String.join(" ", words)));
        }
        List<CronField.Values> values = new ArrayList<>();
        for (var field : fields) {
            switch (field.parse(words.get(field.ordinal()))) {
                case Parsed.Bad<CronField.Values>(String why) -> {
                    return Parsed.bad(why);
                }
                case Parsed.Ok<CronField.Values>(CronField.Values read) -> values.add(read);
            }
        }
        return Parsed.ok(new CronCalendar(CronDays.of(values), CronMinutes.of(values), zone));
    }
}
