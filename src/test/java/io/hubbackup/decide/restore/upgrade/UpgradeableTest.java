package io.hubbackup.decide.restore.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.restore.upgrade.Upgradeable.Role;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.plan.ConditionList;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("packaging 6.5 whether OLM may replace the operator")
class UpgradeableTest {

    private static final Observed<Indexed<RestoreSeen>> UNREADABLE = Observed.unreadable("restores", "timeout");

    static Stream<Arguments> verdicts() {
        return Stream.of(
                row("True NoRestoreRunning", "there is no Restore", restores(), Map.of()),
                row("True NoRestoreRunning", "the hub knows no Restores", Observed.notServed("restores"), Map.of()),
                row("True NoRestoreRunning", "none is running", restores("a", "b"), at("a", "RESTING", "b", "RESTING")),
                row("False RestoreInProgress", "one is", restores("a", "b"), at("a", "RESTING", "b", "RESTORING")),
                row(
                        "False CleanupInProgress",
                        "one deletes",
                        restores("a", "b"),
                        at("a", "RESTORING", "b", "CLEANING")),
                row("False RestoreInProgress", "one is, another is unclear", restores("a", "b"), at("a", "RESTORING")),
                row("True NoRestoreRunning", "what ran is gone", restores("a"), at("a", "RESTING", "b", "RESTORING")),
                row("as it was", "one was not looked at yet", restores("a", "b"), at("a", "RESTING")),
                row("as it was", "a journal cannot be read", restores("a"), at("a", "UNKNOWN")),
                row("as it was", "Restores cannot be read", UNREADABLE, at("a", "RESTING")));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void restoring(String expected, Observed<Indexed<RestoreSeen>> restores, Map<String, RunState> runs) {
        assertThat(said(Role.RESTORES, restores, runs)).isEqualTo(expected);
    }

    @Test
    @DisplayName("a Restore that is being deleted runs no more")
    void leaving() {
        var leaving = Observed.of(Indexed.of(new RestoreSeen(key("a"), "a", Instant.EPOCH, "Running", true)));

        assertThat(said(Role.RESTORES, leaving, at("a", "RESTORING"))).isEqualTo("True NoRestoreRunning");
    }

    @Test
    @DisplayName("D5 an operator that does not restore says so, whatever it sees")
    void notRestoring() {
        assertThat(said(Role.REPORTS, UNREADABLE, Map.of())).isEqualTo("True ReportOnly");
        assertThat(said(Role.YIELDS, restores("a"), at("a", "RESTORING"))).isEqualTo("True AnotherOperatorRestores");
    }

    @Test
    @DisplayName("the message names what runs, sorted and not too many of them, and what to do about it")
    void message() {
        var names = IntStream.rangeClosed(1, 7).mapToObj(number -> "r" + number).toArray(String[]::new);
        var runs = Arrays.stream(names).collect(Collectors.toMap(name -> name, name -> RunState.RESTORING));

        assertThat(Upgradeable.verdict(Role.RESTORES, restores(names), runs))
                .map(ConditionList.Wanted::message)
                .hasValueSatisfying(message -> assertThat(message)
                        .startsWith("Running: velero/r1, velero/r2, velero/r3, velero/r4, velero/r5 and 2 more. ")
                        .contains("spec.overrides"));
    }

    private static String said(Role role, Observed<Indexed<RestoreSeen>> restores, Map<String, RunState> runs) {
        return Upgradeable.verdict(role, restores, runs)
                .map(wanted -> {
                    assertThat(wanted.type()).isEqualTo("Upgradeable");
                    return wanted.status() + " " + wanted.reason();
                })
                .orElse("as it was");
    }

    private static Arguments row(
            String expected, String name, Observed<Indexed<RestoreSeen>> restores, Map<String, RunState> runs) {
        return argumentSet(name, expected, restores, runs);
    }

    private static Observed<Indexed<RestoreSeen>> restores(String... names) {
        return Observed.of(Indexed.of(Arrays.stream(names)
                .map(name -> new RestoreSeen(key(name), name, Instant.EPOCH, "Running", false))
                .toList()));
    }

    private static ObjectKey key(String name) {
        return new ObjectKey("velero", name);
    }

    private static Map<String, RunState> at(String name, String state) {
        return Map.of(name, RunState.valueOf(state));
    }

    private static Map<String, RunState> at(String one, String state, String other, String otherState) {
        return Map.of(one, RunState.valueOf(state), other, RunState.valueOf(otherState));
    }
}
