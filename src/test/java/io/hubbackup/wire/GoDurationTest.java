package io.hubbackup.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("B1.15 durations are Go's")
class GoDurationTest {

    static Stream<Arguments> readable() {
        return Stream.of(
                argumentSet("hours", "72h", "72h0m0s"),
                argumentSet("two units", "1h30m", "1h30m0s"),
                argumentSet("the normalised form reads itself", "120h0m0s", "120h0m0s"),
                argumentSet("a unit may come twice", "1h1h", "2h0m0s"),
                argumentSet("units in any order", "5s1h", "1h0m5s"),
                argumentSet("zero needs no unit", "0", "0s"),
                argumentSet("zero with a sign", "-0", "0s"),
                argumentSet("a decimal", "1.5s", "1.5s"),
                argumentSet("a decimal of hours", "1.5h", "1h30m0s"),
                argumentSet("nothing before the point", ".5s", "500ms"),
                argumentSet("nothing behind the point", "5.s", "5s"),
                argumentSet("negative", "-1h", "-1h0m0s"),
                argumentSet("plus", "+300ms", "300ms"),
                argumentSet("micro by the micro sign", "12\u00b5s", "12µs"),
                argumentSet("micro by the Greek letter", "12\u03bcs", "12µs"),
                argumentSet("micro in ASCII", "1500us", "1.5ms"),
                argumentSet("one nanosecond", "1ns", "1ns"),
                argumentSet("part of a nanosecond is dropped", "1.9ns", "1ns"),
                argumentSet("the longest", "9223372036854775807ns", "2562047h47m16.854775807s"),
                argumentSet("the most negative", "-9223372036854775808ns", "-2562047h47m16.854775808s"),
                argumentSet("more digits than fit are dropped", "0.99999999999999999999s", "1s"));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void reads(String text, String normalised) {
        assertThat(GoDuration.parse(text).map(GoDuration::format)).isEqualTo(Parsed.ok(normalised));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                argumentSet("BW12 days are no unit", "7d", "time: unknown unit \"d\" in duration \"7d\""),
                argumentSet("BW12 the empty text", "", "time: invalid duration \"\""),
                argumentSet("BW12 words", "soon", "time: invalid duration \"soon\""),
                argumentSet("a number alone", "5", "time: missing unit in duration \"5\""),
                argumentSet("a second number alone", "1h5", "time: missing unit in duration \"1h5\""),
                argumentSet("a sign alone", "-", "time: invalid duration \"-\""),
                argumentSet("two signs", "--1h", "time: invalid duration \"--1h\""),
                argumentSet("a point alone", ".h", "time: invalid duration \".h\""),
                argumentSet("a blank in front", " 1h", "time: invalid duration \" 1h\""),
                argumentSet("a blank behind", "1h ", "time: unknown unit \"h \" in duration \"1h \""),
                argumentSet("capitals", "1H", "time: unknown unit \"H\" in duration \"1H\""),
                argumentSet(
                        "one nanosecond too long",
                        "9223372036854775808ns",
                        "time: invalid duration \"9223372036854775808ns\""),
                argumentSet("one hour too long", "2562048h", "time: invalid duration \"2562048h\""),
                argumentSet("the sum is too long", "2562047h48m", "time: invalid duration \"2562047h48m\""),
                argumentSet(
                        "one nanosecond too negative",
                        "-9223372036854775809ns",
                        "time: invalid duration \"-9223372036854775809ns\""),
                argumentSet("quotes are escaped", "1\"", "time: unknown unit \"\\\"\" in duration \"1\\\"\""),
                argumentSet(
                        "what is not ASCII is escaped",
                        "1é",
                        "time: unknown unit \"\\xc3\\xa9\" in duration \"1\\xc3\\xa9\""));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void refusesWithTheWordsOfGo(String text, String why) {
        assertThat(GoDuration.parse(text)).isEqualTo(Parsed.bad(why));
    }

    static Stream<Arguments> seenInGo() {
        return Lines.of("durations.tsv");
    }

    @ParameterizedTest
    @MethodSource("seenInGo")
    void agreesWithGo(String text, String answer) {
        String told = GoDuration.parse(text).fold(d -> d.value().toNanos() + " " + d.format(), why -> why);
        assertThat(told).isEqualTo(answer);
    }

    @Test
    void equalLengthsAreEqual() {
        assertThat(GoDuration.parse("120h")).isEqualTo(GoDuration.parse("120h0m0s"));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            var duration = new GoDuration(Duration.ofNanos(random.nextLong() >> random.nextInt(63)));
            assertThat(GoDuration.parse(duration.format()))
                    .as("seed %d, %s", seed, duration.value())
                    .isEqualTo(Parsed.ok(duration));
        }
    }

    @Test
    void cannotHoldWhatGoCannot() {
        assertThatThrownBy(() -> new GoDuration(Duration.ofNanos(Long.MAX_VALUE).plusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
