package io.hubbackup.decide.restore.activation;

import static io.hubbackup.decide.restore.activation.ActivationHub.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.hub.ObjectKey;
import io.hubbackup.wire.AutoImport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Where a cluster stands")
class ClusterCourseTest {

    private static final Duration LONG = Duration.ofDays(30);
    private static final Duration AFTER = SETTINGS.importLimit();

    private static ActivationHub hub() {
        return new ActivationHub().announced().localCluster("local-cluster");
    }

    private static ActivationHub withToken() {
        return hub().cluster("c").token("c", MAIN, LONG);
    }

    private static ActivationHub failing(int attempt, Duration attempted) {
        return withToken()
                .importSecret("c", UID, attempt, BEGUN.plus(attempted))
                .says("c", "False", "ManagedClusterImportFailed", "dial tcp: no route to host");
    }

    static Stream<Arguments> states() {
        return Stream.of(
                argumentSet("R6.11 available", withToken().available("c", "True"), "Available", ""),
                argumentSet("R6.11 not available any more", withToken().available("c", "Unknown"), "Pending", ""),
                argumentSet("BW29 leaving", withToken().leaving("c"), "Leaving", ""),
                argumentSet(
                        "R6.11 automatic import is switched off",
                        withToken().switchedOff("c"),
                        "ImportSwitchedOff",
                        "Skip cluster (c) - automatic import is switched off for it"),
                argumentSet(
                        "R6.11 no address",
                        hub().cluster("c", "").token("c", MAIN, LONG),
                        "NoApiUrl",
                        "Cannot reimport cluster c, no serverUrl property"),
                argumentSet(
                        "R6.11 neither address nor token",
                        hub().cluster("c", ""),
                        "NoApiUrl",
                        "Cannot reimport cluster c, no serverUrl property"),
                argumentSet(
                        "R6.11 no token",
                        hub().cluster("c"),
                        "NoToken",
                        "No suitable MSA secret found for cluster (c)"),
                argumentSet(
                        "R6.10 a secret of another name is no token",
                        hub().cluster("c").token("c", "another-account", LONG),
                        "NoToken",
                        "No suitable MSA secret found for cluster (c)"),
                argumentSet(
                        "R6.10 a secret without the label is no token",
                        hub().cluster("c").secret(new ObjectKey("c", MAIN), Map.of(), Map.of()),
                        "NoToken",
                        "No suitable MSA secret found for cluster (c)"),
                argumentSet("R6.17 hive's own", hub().cluster("c").deployment("c"), "Hive", ""),
                argumentSet(
                        "R6.17 hive's own without an address",
                        hub().cluster("c", "").deployment("c"),
                        "Hive",
                        ""),
                argumentSet("R6.17 hive's own with a token", withToken().deployment("c"), "Pending", ""),
                argumentSet(
                        "R6.12 an expired token",
                        hub().cluster("c").token("c", MAIN, Duration.ofHours(-1)),
                        "TokenExpired",
                        "Skip MSA access token for cluster (c) - the token in secret (auto-import-account) expired at 2026-11-21T09:00:00Z"),
                argumentSet(
                        "R6.12 a token that expires within the minute",
                        hub().cluster("c").token("c", MAIN, Duration.ofSeconds(80)),
                        "TokenExpired",
                        "Skip MSA access token for cluster (c) - the token in secret (auto-import-account) expired at 2026-11-21T10:01:20Z"),
                argumentSet(
                        "R6.12 a token that does not",
                        hub().cluster("c").token("c", MAIN, Duration.ofSeconds(81)),
                        "Pending",
                        ""),
                argumentSet("R6.12 no readable end", hub().cluster("c").token("c", MAIN, "soon", "t"), "Pending", ""),
                argumentSet(
                        "R6.11 somebody's own import secret",
                        withToken().foreignImportSecret("c"),
                        "ForeignSecret",
                        "Failed to create auto-import-secret for (c)"),
                argumentSet(
                        "R6.11 an import secret of an earlier Restore",
                        withToken().importSecret("c", "another", 3, BEGUN.minusSeconds(9)),
                        "Pending",
                        ""),
                argumentSet(
                        "R6.11 an import secret of the Go operator",
                        withToken()
                                .secret(
                                        new ObjectKey("c", AutoImport.SECRET),
                                        Map.of(AutoImport.RESTORE_LABEL, "true"),
                                        Map.of()),
                        "Pending",
                        ""),
                argumentSet(
                        "W23 called",
                        withToken().importSecret("c", UID, 1, BEGUN),
                        "Importing",
                        "Created auto-import-secret for (c)"),
                argumentSet(
                        "W23 called, and the import controller is at it",
                        withToken()
                                .importSecret("c", UID, 1, BEGUN)
                                .says("c", "False", "ManagedClusterImporting", "retry times: 1/5"),
                        "Importing",
                        "Created auto-import-secret for (c)"),
                argumentSet(
                        "W23 imported, but its agent does not report yet",
                        withToken().importSecret("c", UID, 1, BEGUN).says("c", "True", "ManagedClusterImported", ""),
                        "Imported",
                        "Created auto-import-secret for (c)"),
                argumentSet(
                        "W23 failed, and the next attempt is not due",
                        failing(1, Duration.ZERO).at(SETTINGS.importRetry().minusSeconds(1)),
                        "Importing",
                        "Created auto-import-secret for (c)"),
                argumentSet(
                        "W23 failed, and the next attempt is due",
                        failing(1, Duration.ZERO).at(SETTINGS.importRetry()),
                        "Pending",
                        ""),
                argumentSet(
                        "R6.17 the third attempt waits four times as long",
                        failing(3, Duration.ZERO)
                                .at(SETTINGS.importRetry().multipliedBy(4).minusSeconds(1)),
                        "Importing",
                        "Created auto-import-secret for (c)"),
                argumentSet(
                        "R6.12 failed, and by now the token has expired",
                        hub().cluster("c")
                                .token("c", MAIN, Duration.ofMinutes(2))
                                .importSecret("c", UID, 1, BEGUN)
                                .says("c", "False", "ManagedClusterImportFailed", "x")
                                .at(Duration.ofMinutes(2)),
                        "TokenExpired",
                        "Skip MSA access token for cluster (c) - the token in secret (auto-import-account) expired at 2026-11-21T10:02:00Z"),
                argumentSet(
                        "R6.17 failed until the end",
                        failing(4, Duration.ofMinutes(7)).at(AFTER),
                        "Unreachable",
                        "Cluster (c) could not be imported: ManagedClusterImportFailed, dial tcp: no route to host"),
                argumentSet(
                        "R6.17 called, and no answer until the end",
                        withToken().importSecret("c", UID, 1, BEGUN).at(AFTER),
                        "TimedOut",
                        "Cluster (c) did not become available until 2026-11-21T10:15:00Z"),
                argumentSet(
                        "R6.17 imported, but not available until the end",
                        withToken()
                                .importSecret("c", UID, 1, BEGUN)
                                .says("c", "True", "ManagedClusterImported", "")
                                .at(AFTER),
                        "TimedOut",
                        "Cluster (c) did not become available until 2026-11-21T10:15:00Z"),
                argumentSet(
                        "R6.17 hive was not fast enough",
                        hub().cluster("c").deployment("c").at(AFTER),
                        "TimedOut",
                        "Cluster (c) did not become available until 2026-11-21T10:15:00Z"),
                argumentSet(
                        "R6.17 available at the end",
                        withToken().available("c", "True").at(AFTER),
                        "Available",
                        ""));
    }

    @ParameterizedTest
    @MethodSource("states")
    @DisplayName("R6.11, R6.12, R6.14, R6.17, W23 every cluster stands in one state, with its line in the status")
    void state(ActivationHub hub, String state, String message) {
        assertThat(hub.stateOf("c")).isEqualTo(state);
        assertThat(hub.step().summary().messages()).isEqualTo(message.isEmpty() ? List.of() : List.of(message));
        assertThat(hub.step().summary().list().text()).contains("c\t" + state + "\t");
    }

    static Stream<Arguments> locals() {
        return Stream.of(
                argumentSet(
                        "R6.11 by its label",
                        new ActivationHub().localCluster("hub").cluster("local-cluster"),
                        "hub",
                        "local-cluster"),
                argumentSet(
                        "R6.18 by its name",
                        new ActivationHub().cluster("local-cluster").cluster("c"),
                        "local-cluster",
                        "c"));
    }

    @ParameterizedTest
    @MethodSource("locals")
    @DisplayName("R6.11, R6.18 the hub itself is left out")
    void local(ActivationHub hub, String local, String other) {
        assertThat(hub.stateOf(local)).isEqualTo("Local");
        assertThat(hub.stateOf(other)).isEqualTo("NoToken");
        assertThat(hub.step().summary().total()).isEqualTo(1);
    }

    static Stream<Arguments> reasons() {
        return Stream.of(
                argumentSet(
                        "the remedy",
                        hub().cluster("c"),
                        "or put an auto-import-secret of your own into its namespace"),
                argumentSet(
                        "an end that cannot be read is said",
                        hub().cluster("c").token("c", MAIN, "soon", "t"),
                        "expires cannot be read"),
                argumentSet(
                        "a cluster that is not accepted",
                        withToken()
                                .notAccepted("c")
                                .importSecret("c", UID, 1, BEGUN)
                                .at(AFTER),
                        "spec.hubAcceptsClient is false"),
                argumentSet(
                        "what the import controller met",
                        failing(2, Duration.ZERO),
                        "Attempt 2 began at 2026-11-21T10:00:00Z and met: ManagedClusterImportFailed"));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    @DisplayName("R6.14 the list says why")
    void why(ActivationHub hub, String words) {
        assertThat(hub.step().summary().list().text()).contains(words);
    }
}
