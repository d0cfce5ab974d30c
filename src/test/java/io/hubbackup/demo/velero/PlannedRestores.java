package io.hubbackup.demo.velero;

import static io.hubbackup.demo.velero.VeleroObjects.backup;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.plan.PlannedRestore;
import io.hubbackup.decide.restore.plan.RestoreHub;
import io.hubbackup.decide.restore.plan.RestorePlan;
import io.hubbackup.decide.restore.plan.VeleroRestores;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.WithHub;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.Restore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What Velero makes of the Velero Restores that a plan consists of, where the user selects by the very label that guards the activation. */
@WithHub(store = true, crds = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class PlannedRestores {

    private static final Duration AT_MOST = Duration.ofSeconds(140);
    private static final String TEAM = "p-team";
    private static final String BACKUP_LABEL = "cluster.open-cluster-management.io/backup";
    private static final String BACKUP = "acm-credentials-schedule-20261121100000";

    private static final List<String> SECRETS = List.of("activation", "token", "users");

    private final RestoreHub plans = new RestoreHub().run("H1", RestoreHub.T1).wish("latest", "latest", "skip");
    private Optional<VeleroObjects> velero = Optional.empty();

    @BeforeAll
    void begin(Hub hub) {
        velero = Optional.of(new VeleroObjects(hub));
        velero().create(
                        Manifest.namespace(TEAM),
                        secret("activation").label(BACKUP_LABEL, "cluster-activation"),
                        secret("token").label(BACKUP_LABEL, "msa"),
                        secret("users").label("cluster.open-cluster-management.io/type", "x"),
                        backup(
                                BACKUP,
                                Map.of("includedNamespaces", List.of(TEAM), "includedResources", List.of("secrets"))));
        velero().await(Kind.BACKUP, BACKUP, AT_MOST, "Completed");
    }

    private static Manifest secret(String name) {
        return Manifest.secret(TEAM, name);
    }

    private VeleroObjects velero() {
        return velero.orElseThrow();
    }

    @Test
    @Order(1)
    @DisplayName("W16, R3.23 without a wish of the user: everything but the activation, then the activation alone")
    void plain() {
        assertThat(restored(RestorePart.CREDENTIALS)).containsExactly("token", "users");
        assertThat(restored(RestorePart.CREDENTIALS_ACTIVE)).containsExactly("activation");
    }

    @Test
    @Order(2)
    @DisplayName("W16 a user's requirement on the same label and the guard hold both")
    void sameLabel() {
        var exists = Map.of("matchExpressions", List.of(Map.of("key", BACKUP_LABEL, "operator", "Exists")));
        plans.name = "same-label";
        plans.draft = plans.draft.with("labelSelector", exists);
        assertThat(restored(RestorePart.CREDENTIALS)).containsExactly("token");
        assertThat(restored(RestorePart.CREDENTIALS_ACTIVE)).containsExactly("activation");
    }

    @Test
    @Order(3)
    @DisplayName("W16, R3.24 in each alternative of the user too")
    void alternatives() {
        plans.name = "alternatives";
        plans.wish("latest", "latest", "skip");
        plans.draft = plans.draft.with(
                "orLabelSelectors",
                List.of(
                        Map.of("matchLabels", Map.of(BACKUP_LABEL, "cluster-activation")),
                        Map.of("matchExpressions", List.of(Map.of("key", BACKUP_LABEL, "operator", "Exists")))));
        assertThat(restored(RestorePart.CREDENTIALS)).containsExactly("token");
        assertThat(restored(RestorePart.CREDENTIALS_ACTIVE)).containsExactly("activation");
    }

    /** Takes all Secrets away, restores the part, and tells which came back. */
    private List<String> restored(RestorePart part) {
        SECRETS.forEach(name -> one(name).delete());
        velero().hub().within(AT_MOST, "no Secret is left").until(() -> there().isEmpty());
        var plan = plans.planned();
        var planned = plan.of(part).orElseThrow();
        var body = Tree.of(VeleroRestores.create(plans.view(), plan, planned).body());
        create(body);
        var ended = velero().await(Kind.RESTORE, planned.name(), AT_MOST, "Completed");
        assertKnownAgain(ended, body, planned, plan);
        return there();
    }

    private List<String> there() {
        return SECRETS.stream()
                .filter(name -> Optional.ofNullable(one(name).get()).isPresent())
                .toList();
    }

    private Resource<Secret> one(String name) {
        return velero().hub().client().secrets().inNamespace(TEAM).withName(name);
    }

    /** The Restore that owns it is not on this hub: with its name on it the garbage collector would take it away. */
    private void create(Tree body) {
        velero().create(Manifest.of(
                        "velero.io/v1",
                        "Restore",
                        body.child("metadata").text("name").orElseThrow())
                .in(Hub.NAMESPACE)
                .labels(body.child("metadata").textMap("labels"))
                .spec(body.child("spec").fields()));
    }

    private static void assertKnownAgain(Item ended, Tree body, PlannedRestore planned, RestorePlan plan) {
        var found = Tree.of(Serialization.unmarshal(Serialization.asJson(ended.object()), Map.class));
        var owned = found.with(
                "metadata",
                found.child("metadata")
                        .with("ownerReferences", body.child("metadata").children("ownerReferences")));
        assertThat(VeleroRestores.isPlanned(new Restore(owned), new Restore(body)))
                .as("R3.21 %s of %s is known again", planned.name(), plan.time())
                .isTrue();
    }
}
