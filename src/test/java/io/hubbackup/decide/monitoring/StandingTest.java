package io.hubbackup.decide.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.guard.MonitoringWrites;
import io.hubbackup.decide.monitoring.MonitoringObjects.Wanted;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.MonitoringNames;
import io.hubbackup.wire.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("packaging 4.4 How an object of the monitoring stands beside what it shall be")
class StandingTest {

    private static final String SPACE = "velero";
    private static final Target RULES = Target.of(MonitoringSite.RULES, SPACE, MonitoringNames.RULES);
    private static final Map<String, Object> GROUP =
            Map.of("name", "hub-backup", "rules", List.of(Map.of("alert", "A", "expr", "up == 0")));
    private static final Wanted WANTED =
            new Wanted(RULES, Map.of("metadata", Map.of("labels", ours()), "spec", Map.of("groups", List.of(GROUP))));

    static Stream<Arguments> rows() {
        return Stream.of(
                argumentSet("it is missing", Observed.of(Optional.empty()), "made"),
                argumentSet("it is as it shall be", there(GROUP), "kept"),
                argumentSet(
                        "defaults were added to it, and a group of somebody's",
                        there(
                                Map.of("name", "other", "rules", List.of()),
                                Map.of(
                                        "name",
                                        "hub-backup",
                                        "interval",
                                        "30s",
                                        "rules",
                                        List.of(Map.of("alert", "A", "expr", "up == 0", "for", "0s")))),
                        "kept"),
                argumentSet(
                        "somebody has changed a rule",
                        there(Map.of("name", "hub-backup", "rules", List.of(Map.of("alert", "A", "expr", "up == 1")))),
                        "applied"),
                argumentSet(
                        "somebody has added a rule",
                        there(Map.of(
                                "name",
                                "hub-backup",
                                "rules",
                                List.of(Map.of("alert", "A", "expr", "up == 0"), Map.of("alert", "B", "expr", "1")))),
                        "applied"),
                argumentSet("its group has gone", there(), "applied"),
                argumentSet(
                        "it is of an earlier version",
                        object(Map.of(MonitoringNames.MANAGED_BY, MonitoringNames.OPERATOR), false, GROUP),
                        "applied"),
                argumentSet(
                        "it is being deleted",
                        object(Map.of(MonitoringNames.MANAGED_BY, "hub-backup-operator"), true),
                        "kept"),
                argumentSet(
                        "an administrator keeps it, who has applied the manifests",
                        object(Map.of(MonitoringNames.MANAGED_BY, "kustomize"), false),
                        "left to kustomize"),
                argumentSet("it does not say who keeps it", object(Map.of(), false), "left to "),
                argumentSet("it is not served any more", Observed.notServed("PrometheusRule"), "not known"),
                argumentSet(
                        "it may not be read", Observed.unreadable("PrometheusRule", "403, forbidden"), "not known"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void stands(Observed<Optional<Tree>> there, String expected) {
        assertThat(words(Standing.of(WANTED, there))).isEqualTo(expected);
    }

    private static String words(Standing standing) {
        return switch (standing) {
            case Standing.Kept kept -> "kept";
            case Standing.Due(var write) -> write.uid().map(uid -> "applied").orElse("made");
            case Standing.Foreign foreign -> "left to " + foreign.keeper();
            case Standing.Unknown unknown -> "not known";
        };
    }

    @Test
    @DisplayName("what is applied is held under a name of its own, and is meant for exactly the object that was seen")
    void write() {
        assertThat(Standing.of(WANTED, there())).isInstanceOfSatisfying(Standing.Due.class, due -> {
            assertThat(due.write().manager()).isEqualTo("hub-backup-monitoring");
            assertThat(due.write().body()).isEqualTo(WANTED.body());
            assertThat(due.write().uid()).contains("uid-1");
            assertThat(new MonitoringWrites(SPACE).refusal(due.write())).isEmpty();
        });
    }

    @Test
    @DisplayName("the guard lets nothing else through")
    void guard() {
        var guard = new MonitoringWrites(SPACE);

        assertThat(guard.refusal(apply(MonitoringSite.SERVICE_MONITOR, SPACE, "hub-backup-operator")))
                .isEmpty();
        assertThat(guard.refusal(apply(MonitoringSite.RULES, "elsewhere", MonitoringNames.RULES)))
                .isPresent();
        assertThat(guard.refusal(apply(MonitoringSite.RULES, SPACE, "theirs"))).isPresent();
        assertThat(guard.refusal(new Write.Delete(RULES, "uid-1", Write.Propagation.BACKGROUND, "a test")))
                .isPresent();
        assertThat(guard.refusal(new Write.Create(RULES, Map.of(), "a test"))).isPresent();
    }

    private static Write.Apply apply(ApiKind kind, String namespace, String name) {
        return new Write.Apply(Target.of(kind, namespace, name), "a-test", Map.of(), Optional.empty(), "a test");
    }

    private static Map<String, String> ours() {
        return Map.of(MonitoringNames.MANAGED_BY, MonitoringNames.OPERATOR, "app.kubernetes.io/version", "2");
    }

    @SafeVarargs
    private static Observed<Optional<Tree>> there(Map<String, Object>... groups) {
        return object(ours(), false, groups);
    }

    @SafeVarargs
    private static Observed<Optional<Tree>> object(
            Map<String, String> labels, boolean goes, Map<String, Object>... groups) {
        var metadata = Tree.of(Map.of("uid", "uid-1", "labels", labels));
        return Observed.of(Optional.of(Tree.of(Map.of("spec", Map.of("groups", List.of(groups))))
                .with("metadata", goes ? metadata.with("deletionTimestamp", "2026-03-03T12:00:00Z") : metadata)));
    }
}
