package io.hubbackup.demo.velero.archive;

import static io.hubbackup.demo.velero.archive.RestoreRow.onto;
import static io.hubbackup.demo.velero.archive.RestoreRow.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.velero.store.ObjectStore;
import io.hubbackup.kit.Hub;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each way to restore makes of a few objects whose names begin with {@code g-}, on a hub that has none of them and on one that has others of these names. What is
 * expected was seen on a real Velero 1.18.3; on the real hub both restore each time, and the objects are equal.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RestoreFilters {

    static final String BACKUP = "g-backup";

    private static final Map<String, Object> UPDATE = Map.of("existingResourcePolicy", "update");
    private static final String TEAM = "Namespace g-team(created), ";
    private static final String SECRETS =
            "Secret g-team/g-changed(created), Secret g-team/g-immutable(created), Secret g-team/g-plain(created)";
    private static final String ALL = "ConfigMap g-two/g-settings(created), ManagedCluster g-cluster(created), " + TEAM
            + "Namespace g-two(created), Placement g-team/g-placement(created), " + SECRETS
            + ", ServiceAccount g-team/g-bob(created)";

    static Stream<Arguments> restores() {
        return rows().map(row -> argumentSet(row.name(), row));
    }

    private static Stream<RestoreRow> rows() {
        return Stream.of(
                row("everything", Map.of(), ALL),
                row("no-namespaces-of-its-own", Map.of("excludedResources", List.of("namespaces")), ALL),
                row(
                        "kinds",
                        Map.of(
                                "includedResources",
                                List.of("secret", "mcl", "nosuch"),
                                "includeClusterResources",
                                true),
                        "ManagedCluster g-cluster(created), " + TEAM + SECRETS),
                row(
                        "kinds-but",
                        Map.of("excludedResources", List.of("CustomResourceDefinition", "sec*", "*.io", "sa")),
                        "ConfigMap g-two/g-settings(created), " + TEAM + "Namespace g-two(created)"),
                row(
                        "namespaces-only",
                        Map.of("includedResources", List.of("namespaces")),
                        TEAM + "Namespace g-two(created)"),
                row(
                        "one-namespace",
                        Map.of("includedNamespaces", List.of("g-two")),
                        "ConfigMap g-two/g-settings(created), Namespace g-two(created)"),
                row(
                        "one-namespace-and-cluster-wide",
                        Map.of("includedNamespaces", List.of("g-two"), "includeClusterResources", true),
                        "ConfigMap g-two/g-settings(created), ManagedCluster g-cluster(created), " + TEAM
                                + "Namespace g-two(created)"),
                row(
                        "without-a-namespace",
                        Map.of("excludedNamespaces", List.of("g-te*")),
                        "ConfigMap g-two/g-settings(created), Namespace g-two(created)"),
                row(
                        "nothing-cluster-wide",
                        Map.of("includeClusterResources", false, "excludedResources", List.of("secrets", "sa")),
                        "ConfigMap g-two/g-settings(created), " + TEAM
                                + "Namespace g-two(created), Placement g-team/g-placement(created)"),
                row(
                        "labelled",
                        Map.of("labelSelector", labels("act", "yes")),
                        "ManagedCluster g-cluster(created), " + TEAM + "Secret g-team/g-plain(created)"),
                row(
                        "not-labelled",
                        Map.of(
                                "labelSelector",
                                expression("act", "NotIn", List.of("yes")),
                                "includedResources",
                                List.of("secrets")),
                        TEAM + "Secret g-team/g-changed(created), Secret g-team/g-immutable(created)"),
                row(
                        "either-label",
                        Map.of("orLabelSelectors", List.of(labels("act", "yes"), expression("x", "Exists", List.of()))),
                        "ManagedCluster g-cluster(created), " + TEAM
                                + "Secret g-team/g-changed(created), Secret g-team/g-plain(created)"),
                row(
                        "another-namespace",
                        Map.of(
                                "namespaceMapping", Map.of("g-team", "g-other"),
                                "includedResources", List.of("secrets", "placements", "namespaces")),
                        "Namespace g-other(created), Namespace g-two(created), Placement g-other/g-placement(created), Secret g-other/g-changed(created), Secret g-other/g-immutable(created), Secret g-other/g-plain(created)"),
                row(
                        "status-of-clusters",
                        Map.of(
                                "restoreStatus", Map.of("includedResources", List.of("mcl")),
                                "includedResources", List.of("mcl", "placements")),
                        "ManagedCluster g-cluster(created), " + TEAM + "Placement g-team/g-placement(created)"),
                row(
                        "status-of-all-but",
                        Map.of(
                                "restoreStatus", Map.of("excludedResources", List.of("placement")),
                                "includedResources", List.of("mcl", "placements")),
                        "ManagedCluster g-cluster(created), " + TEAM + "Placement g-team/g-placement(created)"),
                row("nothing", Map.of("labelSelector", labels("no", "such")), ""),
                onto(
                        "onto-others",
                        Map.of(),
                        "ConfigMap g-two/g-settings(created), ManagedCluster g-cluster(failed), Namespace g-two(created), Placement g-team/g-placement(created), Secret g-team/g-changed(failed), Secret g-team/g-immutable(failed), Secret g-team/g-plain(failed), ServiceAccount g-team/g-bob(updated)"),
                onto(
                        "onto-others-by-none",
                        Map.of("existingResourcePolicy", "none"),
                        "ConfigMap g-two/g-settings(created), ManagedCluster g-cluster(failed), Namespace g-two(created), Placement g-team/g-placement(created), Secret g-team/g-changed(failed), Secret g-team/g-immutable(failed), Secret g-team/g-plain(failed), ServiceAccount g-team/g-bob(updated)"),
                onto(
                        "onto-others-by-update",
                        UPDATE,
                        "ConfigMap g-two/g-settings(created), ManagedCluster g-cluster(updated), Namespace g-two(created), Placement g-team/g-placement(created), Secret g-team/g-changed(updated), Secret g-team/g-immutable(failed), Secret g-team/g-plain(updated), ServiceAccount g-team/g-bob(updated)"));
    }

    private static Map<String, Object> labels(String key, String value) {
        return Map.of("matchLabels", Map.of(key, value));
    }

    private static Map<String, Object> expression(String key, String operator, List<String> values) {
        var expression = new HashMap<String, Object>(Map.of("key", key, "operator", operator));
        if (!values.isEmpty()) {
            expression.put("values", values);
        }
        return Map.of("matchExpressions", List.of(expression));
    }

    abstract Hub hub();

    /** Where the backup lies. */
    abstract ObjectStore store();

    /** Makes a backup of the hub. */
    abstract void backUp(String name, Map<String, Object> spec);

    /** Lets somebody else restore; whether there is one. */
    abstract boolean otherRestores(GenericKubernetesResource restore);

    /** What somebody else makes of the same row, to be compared with the emulator's; nothing is left of it then. */
    abstract Optional<RestoreOutcome> other(RestoreRow row);

    @ParameterizedTest(name = "3.5 {argumentSetName}")
    @MethodSource("restores")
    void restores(RestoreRow row) {
        var other = other(row);
        var emulated = emulated(row);
        assertThat(emulated.fates()).containsExactlyElementsOf(row.fates());
        other.ifPresent(real -> {
            assertThat(emulated.fates()).isEqualTo(real.fates());
            assertThat(emulated.results()).isEqualTo(real.results());
            assertThat(emulated.objects()).containsExactlyEntriesOf(real.objects());
        });
    }

    private RestoreOutcome emulated(RestoreRow row) {
        var objects = new RestoreObjects(hub());
        objects.reset(row.drifted());
        var restored = emulated(row.restore());
        return new RestoreOutcome(RestoreOutcome.fates(restored.resourceList()), restored.results(), objects.seen());
    }

    private Restored emulated(GenericKubernetesResource restore) {
        var prepared = PreparedRestore.of(restore);
        assertThat(prepared.validationErrors()).isEmpty();
        restore.setAdditionalProperty("spec", prepared.spec());
        var run = new RestoreReader(hub().client()).begin(restore, store(), Map.of());
        run.advance(Integer.MAX_VALUE);
        return run.result();
    }

    @Test
    @DisplayName("3.5 what is as it was backed up, and has no labels, is marked as restored where a restore updates")
    void unchanged() {
        var objects = new UnchangedObjects(hub());
        objects.seed();
        backUp(UnchangedObjects.BACKUP, UnchangedObjects.BACKUP_SPEC);

        var restored = emulated(UnchangedObjects.restore("emulated"));

        assertThat(RestoreOutcome.fates(restored.resourceList()))
                .contains("ConfigMap emulated/unchanged(skipped)", "Placement emulated/unchanged(skipped)");
        assertThat(objects.labels("emulated")).isEqualTo(UnchangedObjects.marked("emulated"));
        if (otherRestores(UnchangedObjects.restore("real"))) {
            assertThat(objects.labels("real")).isEqualTo(UnchangedObjects.marked("real"));
        }
    }
}
