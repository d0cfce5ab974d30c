package io.hubbackup.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("B1.16, B1.17 cron texts")
class CronTextTest {

    @ParameterizedTest(name = "B1.16 {0} is taken")
    @ValueSource(
            strings = {
                "0 */2 * * *",
                "0 2 * * *",
                "? ? ? ? ?",
                "1,2,40-50/3 * * * *",
                "5/15 * * * *",
                "*/70 * * * *",
                "0 0 1 JAN-mar Sun,mon",
                "0 0 1,,2 * *",
                ", * * * *",
                "+5 * * * *",
                "*-9 * * * *",
                "0 0 30 2 *",
                "@yearly",
                "@annually",
                "@monthly",
                "@weekly",
                "@daily",
                "@midnight",
                "@hourly",
                "@every 90m",
                "@every -1h",
                "TZ=Europe/Berlin 0 2 * * *",
                "CRON_TZ=UTC 0 2 * * *",
                "TZ= 0 2 * * *",
                "TZ=Local 0 2 * * *",
                "TZ=EST 0 2 * * *",
                "CRON_TZ=America/New_York  @daily ",
                "  0\t2  * * * ",
                "0 2 * * *\u00a0"
            })
    void takes(String text) {
        assertThat(CronSchedule.parse(text)).isInstanceOf(Parsed.Ok.class);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                argumentSet("one word", "WRONG", "expected exactly 5 fields, found 1: [WRONG]"),
                argumentSet("four fields", "0 * * *", "expected exactly 5 fields, found 4: [0 * * *]"),
                argumentSet("seconds", "0 0 2 * * *", "expected exactly 5 fields, found 6: [0 0 2 * * *]"),
                argumentSet("blanks only", "   ", "expected exactly 5 fields, found 0: []"),
                argumentSet(
                        "no number",
                        "x * * * *",
                        "failed to parse int from x: strconv.Atoi: parsing \"x\": invalid syntax"),
                argumentSet(
                        "no number in the step",
                        "*/ * * * *",
                        "failed to parse int from : strconv.Atoi: parsing \"\": invalid syntax"),
                argumentSet(
                        "too big a number",
                        "99999999999999999999 * * * *",
                        "failed to parse int from 99999999999999999999: strconv.Atoi: parsing \"99999999999999999999\": value out of range"),
                argumentSet(
                        "quotes are escaped",
                        "\" * * * *",
                        "failed to parse int from \": strconv.Atoi: parsing \"\\\"\": invalid syntax"),
                argumentSet(
                        "names of another field",
                        "0 0 * mon *",
                        "failed to parse int from mon: strconv.Atoi: parsing \"mon\": invalid syntax"),
                argumentSet(
                        "a negative number is a range without a beginning",
                        "-5 * * * *",
                        "failed to parse int from : strconv.Atoi: parsing \"\": invalid syntax"),
                argumentSet("a negative step", "*/-5 * * * *", "negative number (-5) not allowed: -5"),
                argumentSet("minute 60", "60 * * * *", "end of range (60) above maximum (59): 60"),
                argumentSet("hour 24", "0 24 * * *", "end of range (24) above maximum (23): 24"),
                argumentSet("day 32", "0 0 32 * *", "end of range (32) above maximum (31): 32"),
                argumentSet("month 13", "0 0 1 13 *", "end of range (13) above maximum (12): 13"),
                argumentSet("weekday 7", "0 0 * * 7", "end of range (7) above maximum (6): 7"),
                argumentSet(
                        "a number beyond 32 bits",
                        "99999999999 * * * *",
                        "end of range (99999999999) above maximum (59): 99999999999"),
                argumentSet("day 0", "0 0 0 * *", "beginning of range (0) below minimum (1): 0"),
                argumentSet("month 0 with a step", "0 0 1 0/2 *", "beginning of range (0) below minimum (1): 0/2"),
                argumentSet("backwards", "50-40 * * * *", "beginning of range (50) beyond end of range (40): 50-40"),
                argumentSet(
                        "from Saturday to Sunday",
                        "0 0 * * sat-sun",
                        "beginning of range (6) beyond end of range (0): sat-sun"),
                argumentSet("step 0", "*/0 * * * *", "step of range should be a positive number: */0"),
                argumentSet("hyphens", "1-2-3 * * * *", "too many hyphens: 1-2-3"),
                argumentSet("slashes", "*/2/3 * * * *", "too many slashes: */2/3"),
                argumentSet("the first bad field is told", "60 24 * * *", "end of range (60) above maximum (59): 60"),
                argumentSet("the second of a list", "0 1,24 * * *", "end of range (24) above maximum (23): 24"),
                argumentSet("an unknown descriptor", "@fortnightly", "unrecognized descriptor: @fortnightly"),
                argumentSet("descriptors have no capitals", "@Daily", "unrecognized descriptor: @Daily"),
                argumentSet("@every without a duration", "@every", "unrecognized descriptor: @every"),
                argumentSet(
                        "@every in days",
                        "@every 7d",
                        "failed to parse duration @every 7d: time: unknown unit \"d\" in duration \"7d\""),
                argumentSet(
                        "@every with two blanks",
                        "@every  1h",
                        "failed to parse duration @every  1h: time: invalid duration \" 1h\""),
                argumentSet(
                        "an unknown zone",
                        "TZ=Mars/Base 0 2 * * *",
                        "provided bad location Mars/Base: unknown time zone Mars/Base"),
                argumentSet(
                        "an offset is no zone",
                        "TZ=+02:00 0 2 * * *",
                        "provided bad location +02:00: unknown time zone +02:00"),
                argumentSet(
                        "Java's GMT+2 is no zone",
                        "TZ=GMT+2 0 2 * * *",
                        "provided bad location GMT+2: unknown time zone GMT+2"),
                argumentSet(
                        "zones know capitals",
                        "TZ=europe/berlin 0 2 * * *",
                        "provided bad location europe/berlin: unknown time zone europe/berlin"),
                argumentSet(
                        "a path out of the zones",
                        "CRON_TZ=../UTC 0 2 * * *",
                        "provided bad location ../UTC: time: invalid location name"),
                argumentSet(
                        "an absolute path",
                        "TZ=/etc/localtime 0 2 * * *",
                        "provided bad location /etc/localtime: time: invalid location name"),
                argumentSet("a zone alone", "TZ=UTC ", "expected exactly 5 fields, found 0: []"),
                argumentSet(
                        "a zone in small letters",
                        "tz=UTC 0 2 * * *",
                        "expected exactly 5 fields, found 6: [tz=UTC 0 2 * * *]"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(String text, String why) {
        assertThat(CronSchedule.parse(text)).isEqualTo(Parsed.bad("invalid schedule: " + why));
    }

    static Stream<Arguments> otherTexts() {
        return Stream.of(
                argumentSet("B2.9 empty", "", "Schedule must be a non-empty valid Cron expression"),
                argumentSet(
                        "B1.17 robfig panics: TZ",
                        "TZ=UTC",
                        "invalid schedule recover: runtime error: slice bounds out of range [:-1]"),
                argumentSet(
                        "B1.17 robfig panics: CRON_TZ",
                        "CRON_TZ=Europe/Berlin",
                        "invalid schedule recover: runtime error: slice bounds out of range [:-1]"));
    }

    @ParameterizedTest
    @MethodSource("otherTexts")
    void hasOtherPrefixes(String text, String why) {
        assertThat(CronSchedule.parse(text)).isEqualTo(Parsed.bad(why));
    }

    static Stream<Arguments> seenInRobfig() {
        return Lines.of("cron-texts.tsv");
    }

    @ParameterizedTest
    @MethodSource("seenInRobfig")
    void agreesWithRobfig(String text, String answer) {
        String told = CronSchedule.parse(text).fold(cron -> "OK", why -> why.replaceFirst("^invalid schedule: ", ""));
        assertThat(told).isEqualTo(answer);
    }
}
