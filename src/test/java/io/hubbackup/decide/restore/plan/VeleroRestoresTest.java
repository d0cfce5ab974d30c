package io.hubbackup.decide.restore.plan;

import static io.hubbackup.decide.restore.plan.RestoreHub.T1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.JournalText;
import io.hubbackup.decide.restore.journal.Step;
import io.hubbackup.wire.Names;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.Restore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("R3.12–R3.24 the Velero Restores of a plan")
class VeleroRestoresTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final String BACKUP_LABEL = "cluster.open-cluster-management.io/backup";

    private static RestoreHub hub() {
        return new RestoreHub().run("H1", T1);
    }

    @Test
    @DisplayName("R3.12–R3.17, R3.20, R3.22, R3.23 a whole activation without options")
    void plain() throws IOException {
        assertGolden(hub(), "velero-restores-plain.yaml");
    }

    @Test
    @DisplayName("R3.18, R3.19, R3.24 every option reaches every Velero Restore, hooks reach none")
    void options() throws IOException {
        var hub = hub();
        hub.draft = hub.draft
                .with("restorePVs", true)
                .with("preserveNodePorts", false)
                .with("restoreStatus", Map.of("includedResources", List.of("clusterdeployments")))
                .with("hooks", Map.of("resources", List.of(Map.of("name", "h"))))
                .with("includedNamespaces", List.of("a", "b", "a"))
                .with("excludedNamespaces", List.of("c"))
                .with("includedResources", List.of("secrets"))
                .with("excludedResources", List.of("pods", "CustomResourceDefinition", "pods"))
                .with("namespaceMapping", Map.of("a", "aa"))
                .with(
                        "orLabelSelectors",
                        List.of(
                                Map.of("matchLabels", Map.of("app", "x")),
                                Map.of(
                                        "matchExpressions",
                                        List.of(Map.of("key", BACKUP_LABEL, "operator", "Exists")))));
        assertGolden(hub, "velero-restores-options.yaml");
    }

    @Test
    @DisplayName("W16 a user's requirement on the label of the guard does not take the place of the guard")
    void guardBesideTheUsers() {
        var hub = hub();
        hub.draft = hub.draft.with(
                "labelSelector",
                Map.of("matchExpressions", List.of(Map.of("key", BACKUP_LABEL, "operator", "Exists"))));
        var requirements =
                spec(hub, RestorePart.CREDENTIALS).child("labelSelector").children("matchExpressions");
        assertThat(requirements)
                .hasSize(2)
                .allMatch(one -> one.text("key").orElse("").equals(BACKUP_LABEL));
        assertThat(requirements.getLast().texts("values")).containsExactly("cluster-activation");
        assertThat(requirements.getLast().text("operator")).contains("NotIn");
    }

    @Test
    @DisplayName("R3.24, W16 in each of the alternatives; where the user says the same already, once")
    void guardInEach() {
        var hub = hub();
        hub.draft = hub.draft.with(
                "orLabelSelectors",
                List.of(
                        Map.of("matchLabels", Map.of("a", "b")),
                        Map.of(
                                "matchExpressions",
                                List.of(Map.of(
                                        "key",
                                        BACKUP_LABEL,
                                        "operator",
                                        "In",
                                        "values",
                                        List.of("cluster-activation"))))));
        assertThat(spec(hub, RestorePart.CREDENTIALS_ACTIVE).children("orLabelSelectors"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.children("matchExpressions")).hasSize(1));
        assertThat(spec(hub, RestorePart.MANAGED_CLUSTERS)
                        .children("orLabelSelectors")
                        .getFirst())
                .isEqualTo(Tree.of(Map.of("matchLabels", Map.of("a", "b"))));
    }

    @Test
    @DisplayName("R3.13 a backup without hub gives an empty label")
    void withoutHub() {
        var hub = new RestoreHub().run("", T1);
        assertThat(bodies(hub).getFirst().metadata().label("cluster.open-cluster-management.io/backup-cluster"))
                .contains("");
    }

    @Test
    @DisplayName(
            "R3.17, W30 names: equal to the Go operator's up to 252 characters, beyond that short, valid and all different")
    void names() {
        assertThat(VeleroRestoreName.of("r", "b", true)).isEqualTo("r-b-active");
        var fits = "r".repeat(252 - 9);
        assertThat(VeleroRestoreName.of(fits, "b", true))
                .isEqualTo(fits + "-b-active")
                .hasSize(252);
        var names = new HashSet<String>();
        for (String restore : List.of("r".repeat(244), "r".repeat(250), "r.".repeat(120) + "r", "r".repeat(253))) {
            for (String backup : List.of("acm-a-schedule-1", "acm-a-schedule-2", "acm-b-schedule-1")) {
                for (boolean active : List.of(true, false)) {
                    var name = VeleroRestoreName.of(restore, backup, active);
                    assertThat(Names.isSubdomain(name)).as(name).isTrue();
                    assertThat(name)
                            .hasSizeLessThanOrEqualTo(252)
                            .isEqualTo(VeleroRestoreName.of(restore, backup, active));
                    assertThat(name.endsWith("-active")).isEqualTo(active);
                    assertThat(names.add(name)).as(name).isTrue();
                }
            }
        }
    }

    @Test
    @DisplayName("R3.21 what Velero fills in makes no stranger of it")
    void veleros() {
        bodies(hub())
                .forEach(body -> assertThat(
                                VeleroRestores.isPlanned(new Restore(RestoreHub.veleros(body.tree())), body))
                        .isTrue());
    }

    @ParameterizedTest
    @DisplayName("R2.3, W31 one of the planned name is taken for the planned one only when it is")
    @MethodSource
    void strangers(UnaryOperator<Tree> change, PartState expected) {
        var hub = hub();
        var plan = hub.planned();
        hub.ran(plan);
        var name = plan.of(RestorePart.CREDENTIALS).orElseThrow().name();
        hub.restores.computeIfPresent(name, (any, found) -> new Restore(change.apply(found.tree())));
        var progress = hub.progress(plan).of(RestorePart.CREDENTIALS).orElseThrow();
        assertThat(progress.state()).isEqualTo(expected);
        assertThat(progress.message()).isNotEmpty();
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                argumentSet(
                        "of a Restore of the same name that is gone",
                        metadata("ownerReferences", List.of(Map.of("uid", "old", "controller", true))),
                        PartState.STRANGER),
                argumentSet("without owner", metadata("ownerReferences", List.of()), PartState.STRANGER),
                argumentSet("from another backup", spec("backupName", "other"), PartState.STRANGER),
                argumentSet("without the guard", spec("labelSelector", Map.of()), PartState.STRANGER),
                argumentSet(
                        "with kinds that are never restored", spec("excludedResources", List.of()), PartState.STRANGER),
                argumentSet(
                        "with hooks",
                        spec("hooks", Map.of("resources", List.of(Map.of("name", "h")))),
                        PartState.STRANGER),
                argumentSet("with other options", spec("includedNamespaces", List.of("a")), PartState.SUCCEEDED));
    }

    @Test
    @DisplayName("W4, W13 the options are pinned with the plan, and the journal gives back the same plan")
    void pinned() {
        var hub = hub();
        hub.draft = hub.draft.with("includedNamespaces", List.of("a"));
        var plan = hub.planned();
        var journal = new Journal(
                1,
                Step.RESTORING,
                plan,
                Journal.BLANK.cleanup(),
                Journal.BLANK.activation(),
                List.of(),
                List.of(),
                "",
                0,
                "");
        var read = JournalText.parse(JournalText.of(journal)).fold(found -> found, why -> {
            throw new AssertionError(why);
        });
        assertThat(read.plan()).isEqualTo(plan);
        hub.ran(plan);
        hub.draft = hub.draft.with("includedNamespaces", List.of("b"));
        assertThat(hub.progress(read.plan()).parts())
                .allMatch(part -> part.message().isEmpty());
    }

    private static UnaryOperator<Tree> metadata(String field, Object value) {
        return object -> object.with("metadata", object.child("metadata").with(field, value));
    }

    private static UnaryOperator<Tree> spec(String field, Object value) {
        return object -> object.with("spec", object.child("spec").with(field, value));
    }

    private static Tree spec(RestoreHub hub, RestorePart part) {
        var plan = hub.planned();
        return VeleroRestores.body(hub.view(), plan, plan.of(part).orElseThrow())
                .tree()
                .child("spec");
    }

    private static List<Restore> bodies(RestoreHub hub) {
        var plan = hub.planned();
        return plan.restores().stream()
                .map(planned -> {
                    var body = VeleroRestores.body(hub.view(), plan, planned);
                    assertThat(VeleroRestores.create(hub.view(), plan, planned).body())
                            .isEqualTo(body.tree().fields());
                    return body;
                })
                .toList();
    }

    private static void assertGolden(RestoreHub hub, String file) throws IOException {
        var actual = bodies(hub).stream()
                .map(body -> Serialization.asYaml(body.tree().fields()))
                .collect(Collectors.joining());
        var written = Path.of("target/golden").resolve(file);
        Files.createDirectories(written.getParent());
        Files.writeString(written, actual);
        assertThat(actual).isEqualTo(Files.readString(GOLDEN.resolve(file)));
    }
}
