package io.hubbackup.decide.policy.telling;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.recovery.ClusterReadiness;
import io.hubbackup.decide.policy.recovery.ClusterReadiness.State;
import io.hubbackup.decide.policy.recovery.FailoverReadiness;
import io.hubbackup.decide.policy.recovery.RecoveryFigures;
import io.hubbackup.decide.policy.recovery.SetForecast;
import io.hubbackup.decide.policy.recovery.SyncProgress;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.plan.ConditionList.Wanted;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("policies 7.1 whether the hub can be recovered, from when, in what time and with which clusters")
class RecoveryTellingTest {

    private static final Instant POINT = Instant.parse("2026-03-03T10:00:00Z");
    private static final Observed<FailoverReadiness> NOBODY = Observed.of(FailoverReadiness.NONE);

    @Test
    void point() {
        var known = new RecoveryFigures(
                Optional.of(POINT),
                Optional.empty(),
                SetForecast.NONE,
                Optional.of(Duration.ofMinutes(14)),
                Optional.of(Duration.ofSeconds(95)));
        assertThat(point(Observed.of(known)))
                .isEqualTo(
                        new Wanted(
                                "RecoveryPointKnown",
                                "True",
                                "Known",
                                "A recovery would go back to 2026-03-03T10:00:00Z and take about 14 min; the last one took 95 s. (recovery-point)"));
        assertThat(point(Observed.of(RecoveryFigures.NONE)))
                .extracting(Wanted::status, Wanted::reason)
                .containsExactly("False", "NoRecoveryPoint");
        assertThat(point(Observed.unreadable("Backup", "timed out")))
                .isEqualTo(new Wanted(
                        "RecoveryPointKnown",
                        "Unknown",
                        "Unreadable",
                        "It cannot be told, because this is unknown: Backup: timed out. (recovery-point)"));
    }

    @Test
    void passive() {
        var behind = new SyncProgress(
                Map.of(BackupType.RESOURCES, POINT), Map.of(), Map.of(BackupType.RESOURCES, POINT.plusSeconds(120)));
        var follows = new SyncProgress(Map.of(), Map.of(), Map.of());
        assertThat(point(Observed.of(following(behind))).message())
                .contains("have been waiting to be restored here since 2026-03-03T10:02:00Z.");
        assertThat(point(Observed.of(following(follows))).message())
                .contains("Everything that the active hub has backed up is restored here.");
    }

    @Test
    void clusters() {
        assertThat(clusters(List.of()))
                .extracting(Wanted::status, Wanted::reason)
                .containsExactly("True", "NoManagedClusters");
        assertThat(clusters(List.of(of("a", State.READY), of("b", State.PROVISIONED))))
                .isEqualTo(
                        new Wanted(
                                "FailoverReady",
                                "True",
                                "AllReady",
                                "If this hub were lost now, its managed clusters would come back, 2 of 2. (failover-readiness)"));
        assertThat(clusters(List.of(of("c", State.NO_API_URL), of("a", State.TOKEN_MISSING), of("b", State.READY))))
                .isEqualTo(
                        new Wanted(
                                "FailoverReady",
                                "False",
                                "ClustersNotReady",
                                "If this hub were lost now, 2 of 3 managed clusters would not come back by themselves: a, c. The report has the reason of each. (failover-readiness)"));
        assertThat(RecoveryTelling.of(Observed.of(RecoveryFigures.NONE), Observed.unreadable("Secret", "forbidden"))
                        .clusters()
                        .status())
                .isEqualTo("Unknown");
    }

    @Test
    @DisplayName(
            "policies 7.4 the report names the clusters by what they lack, and a ConfigMap names all of them where they are too many")
    void names() {
        var few = telling(
                IntStream.range(0, 3).mapToObj(RecoveryTellingTest::lost).toList());
        assertThat(few.lines().getLast().properties())
                .containsEntry("token_missing", "cluster-000, cluster-001, cluster-002");
        assertThat(few.wholeList()).isEmpty();
        var many = telling(
                IntStream.range(0, 60).mapToObj(RecoveryTellingTest::lost).toList());
        assertThat(many.lines().getLast().properties().get("token_missing")).endsWith("cluster-049, +10 more");
        assertThat(many.wholeList().getOrDefault("token_missing", "").lines()).hasSize(60);
        var documents = PolicyReport.documents(new Announcement(
                Told.well(),
                PolicyHub.active()
                        .catalogue(Observed.of(new ResourceCatalogue(List.of())))
                        .seen(),
                Told.CATALOGUE,
                many));
        assertThat(documents)
                .filteredOn(document -> document.target().key().name().equals("hub-backup-failover-clusters"))
                .singleElement()
                .satisfies(document -> assertThat(document.body()).isPresent());
    }

    @Test
    @DisplayName("policies 7.2 every state of failover readiness has a series, those without a cluster too")
    void figures() {
        var samples = new ArrayList<Sample>(
                telling(List.of(of("a", State.READY))).samples().toList());
        assertThat(samples)
                .filteredOn(sample -> sample.figure() == Figure.FAILOVER_CLUSTERS)
                .hasSize(7);
        assertThat(samples).contains(Figure.FAILOVER_CLUSTERS.of(Labels.of("state", "ready"), 1));
    }

    private static RecoveryFigures following(SyncProgress sync) {
        return new RecoveryFigures(
                Optional.of(POINT), Optional.of(sync), SetForecast.NONE, Optional.empty(), Optional.empty());
    }

    private static Wanted point(Observed<RecoveryFigures> figures) {
        return RecoveryTelling.of(figures, NOBODY).point();
    }

    private static Wanted clusters(List<ClusterReadiness> all) {
        return telling(all).clusters();
    }

    private static RecoveryTelling telling(List<ClusterReadiness> all) {
        return RecoveryTelling.of(Observed.of(RecoveryFigures.NONE), Observed.of(new FailoverReadiness(all)));
    }

    private static ClusterReadiness of(String name, State state) {
        return new ClusterReadiness(name, state, "");
    }

    private static ClusterReadiness lost(int number) {
        return of("cluster-%03d".formatted(number), State.TOKEN_MISSING);
    }
}
