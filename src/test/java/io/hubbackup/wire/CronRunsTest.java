package io.hubbackup.wire;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("B1.16 when a cron runs")
class CronRunsTest {

    static Stream<Arguments> rows() {
        return Stream.of(
                argumentSet("every second hour", "0 */2 * * *", "2026-03-03T10:00:00Z", "2026-03-03T12:00:00Z"),
                argumentSet(
                        "a run is after, not at, the instant",
                        "0 2 * * *",
                        "2026-03-03T02:00:00Z",
                        "2026-03-04T02:00:00Z"),
                argumentSet(
                        "a nanosecond before", "0 2 * * *", "2026-03-03T01:59:59.999999999Z", "2026-03-03T02:00:00Z"),
                argumentSet("N/step runs to the end", "50/5 * * * *", "2026-03-03T10:00:00Z", "2026-03-03T10:50:00Z"),
                argumentSet(
                        "a step beyond the end leaves the first",
                        "*/70 * * * *",
                        "2026-03-03T10:00:00Z",
                        "2026-03-03T11:00:00Z"),
                argumentSet("over a weekend", "0 8 * * 1-5", "2026-03-06T08:00:00Z", "2026-03-09T08:00:00Z"),
                argumentSet("Sunday is 0", "0 0 * * 0", "2026-03-03T00:00:00Z", "2026-03-08T00:00:00Z"),
                argumentSet(
                        "two restricted day fields: either",
                        "0 0 13 * 5",
                        "2026-03-06T00:00:00Z",
                        "2026-03-13T00:00:00Z"),
                argumentSet(
                        "two restricted day fields: or the other",
                        "0 0 4 * 5",
                        "2026-03-03T00:00:00Z",
                        "2026-03-04T00:00:00Z"),
                argumentSet(
                        "a star yields to the other day field",
                        "0 0 * * 5",
                        "2026-03-03T00:00:00Z",
                        "2026-03-06T00:00:00Z"),
                argumentSet("a question mark is a star", "0 0 ? * 5", "2026-03-03T00:00:00Z", "2026-03-06T00:00:00Z"),
                argumentSet(
                        "a star with a step is a restriction",
                        "0 0 */2 * 5",
                        "2026-03-03T00:00:00Z",
                        "2026-03-05T00:00:00Z"),
                argumentSet(
                        "a star with step 1 is a star", "0 0 */1 * 5", "2026-03-03T00:00:00Z", "2026-03-06T00:00:00Z"),
                argumentSet(
                        "the 31st leaves short months out",
                        "0 0 31 * *",
                        "2026-03-31T00:00:00Z",
                        "2026-05-31T00:00:00Z"),
                argumentSet("29 February", "0 0 29 2 *", "2026-03-03T00:00:00Z", "2028-02-29T00:00:00Z"),
                argumentSet("an impossible date", "0 0 30 2 *", "2026-03-03T00:00:00Z", "never"),
                argumentSet("a field that names nothing", ", * * * *", "2026-03-03T00:00:00Z", "never"),
                argumentSet("@yearly", "@yearly", "2026-03-03T00:00:00Z", "2027-01-01T00:00:00Z"),
                argumentSet("@weekly", "@weekly", "2026-03-03T00:00:00Z", "2026-03-08T00:00:00Z"),
                argumentSet(
                        "@every drops parts of a second",
                        "@every 1.9s",
                        "2026-03-03T00:00:00.7Z",
                        "2026-03-03T00:00:01Z"),
                argumentSet(
                        "@every is at least a second", "@every 1ms", "2026-03-03T00:00:00Z", "2026-03-03T00:00:01Z"),
                argumentSet("a negative @every too", "@every -1h", "2026-03-03T00:00:00Z", "2026-03-03T00:00:01Z"),
                argumentSet("@every 90m", "@every 90m", "2026-03-03T00:00:00Z", "2026-03-03T01:30:00Z"),
                argumentSet(
                        "in winter time", "TZ=Europe/Berlin 0 2 * * *", "2026-01-10T12:00:00Z", "2026-01-11T01:00:00Z"),
                argumentSet(
                        "in summer time",
                        "CRON_TZ=Europe/Berlin 0 2 * * *",
                        "2026-07-10T12:00:00Z",
                        "2026-07-11T00:00:00Z"),
                argumentSet(
                        "02:30 does not exist on this day",
                        "TZ=Europe/Berlin 30 2 * * *",
                        "2026-03-28T12:00:00Z",
                        "2026-03-30T00:30:00Z"),
                argumentSet(
                        "02:30 comes twice: the first",
                        "TZ=Europe/Berlin 30 2 * * *",
                        "2026-10-24T12:00:00Z",
                        "2026-10-25T00:30:00Z"),
                argumentSet(
                        "02:30 comes twice: the second",
                        "TZ=Europe/Berlin 30 2 * * *",
                        "2026-10-25T00:30:00Z",
                        "2026-10-25T01:30:00Z"),
                argumentSet("TZ= is UTC", "TZ= 0 2 * * *", "2026-07-10T12:00:00Z", "2026-07-11T02:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void runs(String text, String after, String next) {
        assertThat(told(cron(text).next(Instant.parse(after), ZoneOffset.UTC))).isEqualTo(next);
    }

    @Test
    void withoutAZoneItRunsInTheOneOfTheProcess() {
        var after = Instant.parse("2026-07-10T12:00:00Z");
        assertThat(cron("0 2 * * *").next(after, ZoneId.of("Asia/Kolkata")))
                .contains(Instant.parse("2026-07-10T20:30:00Z"));
        assertThat(cron("TZ=Local 0 2 * * *").next(after, ZoneId.of("Asia/Kolkata")))
                .contains(Instant.parse("2026-07-10T20:30:00Z"));
    }

    static Stream<Arguments> seenInRobfig() {
        return Lines.of("cron-runs.tsv");
    }

    @ParameterizedTest
    @MethodSource("seenInRobfig")
    void agreesWithRobfig(String text, String zone, String from, String answer) {
        var cron = cron(text);
        var runs = Stream.iterate(
                        cron.next(Instant.parse(from), ZoneId.of(zone)),
                        run -> run.flatMap(at -> cron.next(at, ZoneId.of(zone))))
                .limit(answer.split(" ").length)
                .map(CronRunsTest::told)
                .collect(joining(" "));
        assertThat(runs).isEqualTo(answer);
    }

    private static CronSchedule cron(String text) {
        return CronSchedule.parse(text).fold(cron -> cron, why -> {
            throw new AssertionError(why);
        });
    }

    private static String told(Optional<Instant> run) {
        return run.map(Instant::toString).orElse("never");
    }
}
