package io.hubbackup.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("BW13 gaps between runs")
class CronGapsTest {

    private static final List<ZoneId> ZONES = List.of(
            ZoneOffset.UTC,
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"));

    static Stream<Arguments> longest() {
        return Stream.of(
                argumentSet("two-hourly", "0 */2 * * *", "2h0m0s"),
                argumentSet("daily", "0 2 * * *", "24h0m0s"),
                argumentSet("@every", "@every 90m", "1h30m0s"),
                argumentSet("a date that never comes", "0 0 30 2 *", "none"),
                argumentSet("BW13 weekdays: the weekend", "0 8 * * 1-5", "72h0m0s"),
                argumentSet("BW13 uneven hours", "0 6,8,20 * * *", "12h0m0s"),
                argumentSet("BW13 the night between office hours", "0 8-18 * * *", "14h0m0s"),
                argumentSet("BW13 office hours on weekdays", "0 8-18 * * 1-5", "62h0m0s"),
                argumentSet("a step that does not divide the day", "0 */5 * * *", "5h0m0s"),
                argumentSet("every minute of December: the rest of a leap year", "* * * 12 *", "8040h1m0s"),
                argumentSet("weekly", "@weekly", "168h0m0s"),
                argumentSet("monthly: 31 days", "@monthly", "744h0m0s"),
                argumentSet("yearly: a leap year", "@yearly", "8784h0m0s"),
                argumentSet("29 February", "0 0 29 2 *", "35064h0m0s"),
                argumentSet("daily in a zone: the day of 25 hours", "TZ=Europe/Berlin 0 8 * * *", "25h0m0s"),
                argumentSet("daily at an hour that is left out once a year", "TZ=Europe/Berlin 30 2 * * *", "47h0m0s"),
                argumentSet("hourly does not care", "TZ=Europe/Berlin 0 * * * *", "1h0m0s"),
                argumentSet("a zone without changes", "TZ=Asia/Kolkata 0 8 * * *", "24h0m0s"));
    }

    @ParameterizedTest
    @MethodSource("longest")
    void longestGap(String cron, String gap) {
        assertThat(cron(cron)
                        .longestGap(ZoneOffset.UTC)
                        .map(found -> new GoDuration(found).format())
                        .orElse("none"))
                .isEqualTo(gap);
    }

    @Test
    void shortestIsTheOtherEnd() {
        assertThat(cron("0 6,8,20 * * *").shortestGap()).contains(Duration.ofHours(2));
        assertThat(cron("@every 90m").shortestGap()).contains(Duration.ofMinutes(90));
        assertThat(cron("0 0 30 2 *").shortestGap()).isEmpty();
        assertThat(cron("59 23 1 1 *").shortestGap()).contains(Duration.ofDays(365));
    }

    @Test
    @DisplayName("BW13 a backup never expires before the next run, whenever one starts to look")
    void noGapIsLonger() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            var text = generated(random);
            var zone = ZONES.get(random.nextInt(ZONES.size()));
            var from = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(random.nextInt(20 * 365 * 86_400));
            check("seed %d, %s in %s from %s".formatted(seed, text, zone, from), cron(text), zone, from);
        }
    }

    private static void check(String told, CronSchedule cron, ZoneId zone, Instant from) {
        var longest = cron.longestGap(zone);
        var run = cron.next(from, zone);
        for (int n = 0; n < 300 && run.isPresent(); n++) {
            var next = cron.next(run.get(), zone);
            var gap = between(run, next);
            assertThat(gap.isEmpty() || gap.get().compareTo(longest.orElseThrow()) <= 0)
                    .as("%s: %s after %s, longest %s", told, gap, run, longest)
                    .isTrue();
            run = next;
        }
    }

    private static Optional<Duration> between(Optional<Instant> one, Optional<Instant> other) {
        return one.flatMap(a -> other.map(b -> Duration.between(a, b)));
    }

    private static String generated(Random random) {
        return String.join(
                " ",
                field(random, 0, 59),
                field(random, 0, 23),
                field(random, 1, 28),
                random.nextInt(3) == 0 ? field(random, 1, 12) : "*",
                field(random, 0, 6));
    }

    private static String field(Random random, int min, int max) {
        int low = random.nextInt(min, max + 1);
        return switch (random.nextInt(5)) {
            case 0 -> "*";
            case 1 -> "*/" + random.nextInt(1, 9);
            case 2 -> low + "-" + random.nextInt(low, max + 1);
            case 3 -> low + "," + random.nextInt(min, max + 1);
            default -> Integer.toString(low);
        };
    }

    private static CronSchedule cron(String text) {
        return CronSchedule.parse(text).fold(cron -> cron, why -> {
            throw new AssertionError(why);
        });
    }
}
