package io.hubbackup.run.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.observe.Signs;
import io.hubbackup.run.Vitals;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProbeTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Set<Probe> NONE = EnumSet.noneOf(Probe.class);

    /** Everything is well; each case breaks one thing. */
    private static final Vitals WELL = new Vitals(
            true,
            List.of(),
            new Signs(ago(60), Optional.of(new Signs.Silence("secrets", before(70))), List.of()),
            before(20),
            Optional.of(new Vitals.LongPass("Restore a/b", before(60))),
            ago(26),
            true,
            false);

    static Stream<Arguments> situations() {
        return Stream.of(
                argumentSet("all is well", WELL, NONE),
                argumentSet("it stands by", with(WELL, false), NONE),
                argumentSet("nobody asks for a Lease", lease(Optional.empty()), NONE),
                argumentSet(
                        "the hub serves neither kind",
                        new Vitals(
                                false,
                                List.of(),
                                new Signs(ago(1), Optional.empty(), List.of("BackupSchedule", "Restore")),
                                before(1),
                                Optional.empty(),
                                ago(1),
                                true,
                                false),
                        EnumSet.of(Probe.STARTUP, Probe.READINESS)),
                argumentSet(
                        "a kind of ours is not followed any more",
                        signs(new Signs(ago(60), Optional.empty(), List.of("Restore"))),
                        EnumSet.of(Probe.READINESS)),
                argumentSet(
                        "an informer of the framework has given up", stopped("restore"), EnumSet.of(Probe.READINESS)),
                argumentSet("the API server is away", signs(away(121)), EnumSet.of(Probe.READINESS)),
                argumentSet("the API server is away for two minutes", signs(away(120)), NONE),
                argumentSet("the API server is away for a day", signs(away(86_400)), EnumSet.of(Probe.READINESS)),
                argumentSet(
                        "the API server has never answered",
                        signs(new Signs(Optional.empty(), Optional.empty(), List.of())),
                        EnumSet.of(Probe.READINESS)),
                argumentSet("the timer stands still", beat(61), EnumSet.of(Probe.LIVENESS)),
                argumentSet("the timer is late", beat(60), NONE),
                argumentSet("a pass does not end", pass(901), EnumSet.of(Probe.LIVENESS)),
                argumentSet("a pass takes long", pass(900), NONE),
                argumentSet("nobody renews the Lease", lease(ago(301)), EnumSet.of(Probe.LIVENESS)),
                argumentSet("the Lease is renewed late", lease(ago(300)), NONE),
                argumentSet("a kind is forgotten", signs(forgotten(601, 10)), EnumSet.of(Probe.LIVENESS)),
                argumentSet("a kind is quiet", signs(forgotten(600, 10)), NONE),
                argumentSet(
                        "a kind is forgotten, and nothing answers",
                        signs(forgotten(601, 121)),
                        EnumSet.of(Probe.READINESS)),
                argumentSet("a thread died for lack of memory", exhausted(), EnumSet.of(Probe.LIVENESS)));
    }

    @ParameterizedTest
    @MethodSource("situations")
    @DisplayName("packaging 5 one thing is broken at a time, and exactly the probes that it concerns are down")
    void answers(Vitals vitals, Set<Probe> down) {
        assertThat(Arrays.stream(Probe.values())
                        .filter(probe -> !probe.complaints(vitals, NOW).isEmpty())
                        .collect(Collectors.toSet()))
                .isEqualTo(down);
    }

    private static Instant before(long seconds) {
        return NOW.minusSeconds(seconds);
    }

    private static Optional<Instant> ago(long seconds) {
        return Optional.of(before(seconds));
    }

    private static Signs away(long seconds) {
        return new Signs(ago(seconds), Optional.of(new Signs.Silence("secrets", before(5))), List.of());
    }

    private static Signs forgotten(long silent, long answered) {
        return new Signs(ago(answered), Optional.of(new Signs.Silence("secrets", before(silent))), List.of());
    }

    private static Vitals with(Vitals vitals, boolean leads) {
        return new Vitals(
                vitals.working(),
                vitals.stopped(),
                vitals.signs(),
                vitals.beat(),
                vitals.longest(),
                vitals.asked(),
                leads,
                vitals.exhausted());
    }

    private static Vitals signs(Signs signs) {
        return new Vitals(true, List.of(), signs, WELL.beat(), WELL.longest(), WELL.asked(), true, false);
    }

    private static Vitals stopped(String controller) {
        return new Vitals(
                true, List.of(controller), WELL.signs(), WELL.beat(), WELL.longest(), WELL.asked(), true, false);
    }

    private static Vitals beat(long seconds) {
        return new Vitals(true, List.of(), WELL.signs(), before(seconds), WELL.longest(), WELL.asked(), true, false);
    }

    private static Vitals pass(long seconds) {
        var pass = new Vitals.LongPass("BackupSchedule a/b", before(seconds));
        return new Vitals(true, List.of(), WELL.signs(), WELL.beat(), Optional.of(pass), WELL.asked(), true, false);
    }

    private static Vitals lease(Optional<Instant> asked) {
        return new Vitals(true, List.of(), WELL.signs(), WELL.beat(), WELL.longest(), asked, true, false);
    }

    private static Vitals exhausted() {
        return new Vitals(true, List.of(), WELL.signs(), WELL.beat(), WELL.longest(), WELL.asked(), true, true);
    }
}
