package io.hubbackup.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.FleetSpec;
import io.hubbackup.demo.kinds.HubKinds;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.Await;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubProgram;
import io.hubbackup.kit.RealTime;
import io.hubbackup.kit.Waiting;
import io.hubbackup.kit.WithHub;
import io.hubbackup.kit.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The eyes on a hub: paging, pruning, kinds that come and go, a crash of the API server, and what all that costs. */
@WithHub(store = true, crds = true, clusterId = "11111111-2222-3333-4444-555555555555")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HubObservation {

    private static final String AGENT = "observer-under-test";
    private static final int SECRETS = 1_300;
    private static final Fleet FLEET = Fleet.generate(FleetSpec.of(1, 60).withSecrets(SECRETS));
    private static final Duration SOON = Duration.ofSeconds(30);

    private final List<Change> changes = new CopyOnWriteArrayList<>();
    private Hub hub;
    private HubObserver observer;

    @BeforeAll
    void load(Hub hub) {
        this.hub = hub;
        FleetLoader.load(hub.client(), FLEET);
        observer =
                new HubObserver(hub.residentClient(AGENT), hub.time(), hub.workers(), new Random(1), Optional.empty());
        observer.onChange(changes::add);
    }

    @AfterAll
    void end() {
        observer.stop();
    }

    @Test
    @Order(1)
    @DisplayName("BW15 before anything was read, everything says so")
    void beforeTheFirstLook() {
        var hub = observer.snapshot();
        assertThat(hub.identity()).isInstanceOf(Observed.Unreadable.class);
        assertThat(hub.catalogue()).isInstanceOf(Observed.Unreadable.class);
        assertThat(hub.fleet().secrets()).isInstanceOf(Observed.Unreadable.class);
        assertThat(hub.restores()).isInstanceOf(Observed.Unreadable.class);
        assertThat(observer.unread()).hasSize(25);
    }

    @Test
    @Order(2)
    @DisplayName("B7.2, BW18 a first look is pages of 500 and one watch for each kind; everything is seen")
    void firstLook() {
        var mark = hub.audit().mark();
        observer.start();
        within(SOON, "everything was read").until(observer::unread, List::isEmpty);
        within(SOON, "a catalogue").until(() -> observer.snapshot().catalogue(), Observed.Value.class::isInstance);
        var seen = observer.snapshot();
        assertThat(seen.identity())
                .isEqualTo(Observed.of(
                        new HubIdentity("11111111-2222-3333-4444-555555555555", HubIdentity.Source.CLUSTER_VERSION)));
        assertThat(size(seen.fleet().secrets())).isGreaterThanOrEqualTo(SECRETS);
        assertThat(size(seen.fleet().clusters())).isEqualTo(61);
        assertThat(size(seen.fleet().tokenAccounts())).isPositive();
        assertThat(size(seen.fleet().clusterDeployments())).isPositive();
        assertThat(value(seen.components().tokenAddOn())).isTrue();
        assertThat(value(seen.velero().storageLocations()).stream()
                        .findFirst()
                        .orElseThrow()
                        .phase())
                .isEqualTo("Available");
        assertThat(seen.backupSchedules()).isInstanceOf(Observed.NotServed.class);

        within(SOON, "the log holds the calls").untilAsserted(() -> {
            var calls = AuditLog.count(hub.audit().since(mark, AuditLog.by(AGENT)));
            assertThat(calls).containsEntry("list secrets", (long)
                    Math.ceilDiv(size(seen.fleet().secrets()), 500));
            assertThat(calls).containsEntry("list managedclusters.cluster.open-cluster-management.io", 1L);
        });
    }

    @Test
    @Order(3)
    @DisplayName(
            "B7.4 W26 a Secret is asked for without its data, in a list as in a watch, and so is whatever there are many of")
    void metadataOnly() throws IOException {
        assertThat(List.of(WatchedKinds.CONFIG_MAPS, WatchedKinds.CLAIM_MARKS, WatchedKinds.CLAIMS))
                .allMatch(WatchedKind::metadataOnly);
        var api = new ApiReader(hub.clientAs("probe"));
        var kind = WatchedKinds.SECRETS;
        var list = new String(
                api.get(kind.listPath(""), Map.of("Accept", kind.acceptList())).body(), StandardCharsets.UTF_8);
        assertThat(list).contains("PartialObjectMetadataList").doesNotContain("\"data\"");

        var lines = new CopyOnWriteArrayList<String>();
        var stream = api.stream(kind.watchPath("0", 60), kind.acceptWatch(), new WatchStream.Listener() {
            @Override
            public void opened() {}

            @Override
            public void line(byte[] line) {
                lines.add(new String(line, StandardCharsets.UTF_8));
            }

            @Override
            public void ended(WatchStream.Ending ending) {}
        });
        within(SOON, "lines of the watch").until(lines::size, size -> size >= SECRETS);
        stream.cancel();
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line).contains("PartialObjectMetadata").doesNotContain("\"data\""));
    }

    @Test
    @Order(4)
    @DisplayName("BW16, BW19 a hub in which nothing happens costs no request, however many snapshots are taken")
    void steady() {
        quiet();
        var mark = hub.audit().mark();
        for (int i = 0; i < 100; i++) {
            observer.snapshot();
        }
        within(Duration.ofSeconds(15), "time passes")
                .during(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(hub.audit().since(mark, AuditLog.by(AGENT))).isEmpty());
    }

    @Test
    @Order(5)
    @DisplayName("BW14 what is created, changed and deleted is seen within moments; what is not kept is no change")
    void follows() {
        var secrets = hub.client().secrets().inNamespace("default");
        secrets.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("s")
                        .endMetadata()
                        .addToData("a", "YQ==")
                        .build())
                .create();
        within(SOON, "the secret").until(() -> secret("s"), Optional::isPresent);
        changes.clear();
        secrets.withName("s")
                .edit(s -> new SecretBuilder(s).addToData("b", "Yg==").build());
        secrets.withName("s")
                .edit(s -> new SecretBuilder(s)
                        .editMetadata()
                        .addToLabels("x", "y")
                        .endMetadata()
                        .build());
        secrets.withName("s")
                .edit(s -> new SecretBuilder(s)
                        .editMetadata()
                        .addToLabels("cluster.open-cluster-management.io/backup", "mine")
                        .endMetadata()
                        .build());
        within(SOON, "its label")
                .until(() -> secret("s").map(seen -> seen.labels().size()), Optional.of(1)::equals);
        assertThat(changes)
                .filteredOn(change -> change.kind().equals(WatchedKinds.SECRETS.kind()))
                .containsExactly(new Change(
                        Change.Urgency.FLEET, WatchedKinds.SECRETS.kind(), Optional.of(new ObjectKey("default", "s"))));
        secrets.withName("s").delete();
        within(SOON, "the secret is gone").until(() -> secret("s"), Optional::isEmpty);
    }

    @Test
    @Order(6)
    @DisplayName(
            "D10 a kind appears and disappears with its CRD; its cache follows by itself, and the catalogue with it")
    void kindsComeAndGo() {
        var name = "restores.cluster.open-cluster-management.io";
        assertThat(observer.snapshot().restores()).isInstanceOf(Observed.NotServed.class);
        var definition = Yaml.file(Path.of("src/main/kubernetes/crds", name + ".yaml"));
        FleetLoader.load(hub.client(), definition, 1);
        within(SOON, "Restores are served")
                .until(() -> observer.snapshot().restores(), Observed.Value.class::isInstance);
        within(SOON, "they are in the catalogue")
                .until(
                        () -> observer.snapshot()
                                .catalogue()
                                .map(all -> all.serves("cluster.open-cluster-management.io", "Restore")),
                        Observed.of(true)::equals);
        create(
                "cluster.open-cluster-management.io/v1beta1",
                "Restore",
                "r",
                Map.of(
                        "cleanupBeforeRestore",
                        "None",
                        "veleroManagedClustersBackupName",
                        "skip",
                        "veleroCredentialsBackupName",
                        "skip",
                        "veleroResourcesBackupName",
                        "skip"));
        within(SOON, "a Restore")
                .until(() -> observer.snapshot().restores().map(Indexed::size), Observed.of(1)::equals);

        hub.client().resource(definition.getFirst()).delete();
        within(SOON, "Restores are no longer served")
                .until(() -> observer.snapshot().restores(), Observed.NotServed.class::isInstance);
        within(SOON, "the catalogue is complete again")
                .until(
                        () -> observer.snapshot()
                                .catalogue()
                                .map(all -> all.serves("cluster.open-cluster-management.io", "Restore")),
                        Observed.of(false)::equals);
    }

    @Test
    @Order(7)
    @DisplayName("BW1 an aggregated API that is down makes discovery doubtful, by name; the rest is still followed")
    void aggregatedApiDown() {
        create(
                "apiregistration.k8s.io/v1",
                "APIService",
                "v1.dead.example.io",
                Map.of(
                        "group",
                        "dead.example.io",
                        "version",
                        "v1",
                        "groupPriorityMinimum",
                        100,
                        "versionPriority",
                        100,
                        "insecureSkipTLSVerify",
                        true,
                        "service",
                        Map.of("namespace", "default", "name", "nobody")));
        within(SOON, "doubt")
                .untilAsserted(() -> assertThat(observer.snapshot().catalogue().doubt())
                        .hasValueSatisfying(why -> assertThat(why).contains("dead.example.io/v1")));
        assertThat(observer.snapshot().fleet().clusters()).isInstanceOf(Observed.Value.class);
        assertThat(observer.snapshot().backupSchedules()).isInstanceOf(Observed.NotServed.class);
        hub.client()
                .genericKubernetesResources("apiregistration.k8s.io/v1", "APIService")
                .withName("v1.dead.example.io")
                .delete();
        within(SOON, "no doubt").until(() -> observer.snapshot().catalogue(), Observed.Value.class::isInstance);
    }

    @Test
    @Order(8)
    @DisplayName("BW8 what this process wrote is seen before the watch tells it")
    void readYourWrites() {
        var now = value(observer.snapshot().fleet().secrets()).stream()
                .findFirst()
                .orElseThrow();
        var marked = Objects.secret(
                now.name(), now.uid(), Long.MAX_VALUE, Map.of("cluster.open-cluster-management.io/backup", "x"));
        observer.accept(
                WatchedKinds.SECRETS.kind(),
                marked.with("metadata", marked.child("metadata").with("namespace", now.namespace())));
        assertThat(value(observer.snapshot().fleet().secrets())
                        .get(now.key())
                        .orElseThrow()
                        .labels())
                .containsEntry("cluster.open-cluster-management.io/backup", "x");
    }

    @Test
    @Order(9)
    @DisplayName(
            "BW15 the API server dies: soon what was read is no longer believed; it comes back: nothing is lost, no delete is missed")
    void serverCrash() {
        var victim = FLEET.imported().getFirst();
        hub.kill(HubProgram.API_SERVER);
        hub.skip(WatchCache.STALENESS);
        within(SOON, "doubt").untilAsserted(() -> {
            var seen = observer.snapshot();
            assertThat(seen.fleet().clusters()).isInstanceOf(Observed.Unreadable.class);
            assertThat(seen.velero().backups()).isInstanceOf(Observed.Unreadable.class);
            assertThat(seen.catalogue()).isInstanceOf(Observed.Unreadable.class);
            assertThat(seen.identity()).isInstanceOf(Observed.Unreadable.class);
        });
        hub.start(HubProgram.API_SERVER);
        within(Duration.ofMinutes(2), "the API server deletes")
                .throughFailures()
                .until(() -> !hub.client()
                        .genericKubernetesResources("cluster.open-cluster-management.io/v1", "ManagedCluster")
                        .withName(victim)
                        .delete()
                        .isEmpty());
        within(Duration.ofMinutes(2), "sight").untilAsserted(() -> {
            var seen = observer.snapshot();
            assertThat(size(seen.fleet().clusters())).isEqualTo(60);
            assertThat(size(seen.fleet().secrets())).isGreaterThanOrEqualTo(SECRETS);
            assertThat(seen.catalogue()).isInstanceOf(Observed.Value.class);
            assertThat(seen.identity()).isInstanceOf(Observed.Value.class);
        });
    }

    @Test
    @Order(10)
    @DisplayName("policies T07 a Velero that was killed is not available, and is again when it is back")
    void killedVelero() {
        within(SOON, "Velero is available").until(this::availableVelero, Optional.of(1)::equals);
        assertThat(status()).containsEntry("availableReplicas", 1).containsEntry("conditions", available("True", 1));
        changes.clear();

        hub.kill(HubProgram.VELERO);
        within(SOON, "Velero is not available").until(this::availableVelero, Optional.of(0)::equals);
        assertThat(status())
                .doesNotContainKeys("availableReplicas", "readyReplicas")
                .containsEntry("replicas", 1)
                .containsEntry("conditions", available("False", 0));
        assertThat(changes)
                .filteredOn(change -> change.kind().kind().equals("Deployment"))
                .isNotEmpty()
                .allMatch(change -> change.urgency() == Change.Urgency.POLICY);

        hub.start(HubProgram.VELERO);
        within(SOON, "Velero is available again").until(this::availableVelero, Optional.of(1)::equals);
    }

    private Optional<Integer> availableVelero() {
        return value(observer.snapshot().platform().deployments())
                .get(Hub.NAMESPACE, "velero")
                .map(DeploymentSeen::available);
    }

    private Map<String, Object> status() {
        return hub.client()
                .genericKubernetesResources("apps/v1", "Deployment")
                .inNamespace(Hub.NAMESPACE)
                .withName("velero")
                .get()
                .get("status");
    }

    /** Nobody gives the condition a time, on either bed. */
    private static List<Map<String, Object>> available(String status, int replicas) {
        var condition = new HashMap<String, Object>(Map.of(
                "type", "Available", "status", status, "reason", "MinimumReplicas", "message", replicas + " of 1"));
        condition.put("lastTransitionTime", null);
        condition.put("lastUpdateTime", null);
        return List.of(condition);
    }

    @Test
    @Order(11)
    @DisplayName("policies 6.3 an optional kind disappears and appears; nobody has to be started for it")
    void optionalKinds() {
        var name = "clusterextensions.olm.operatorframework.io";
        within(SOON, "ClusterExtensions are served")
                .until(() -> observer.snapshot().platform().clusterExtensions(), Observed.Value.class::isInstance);
        var definitions = hub.client().apiextensions().v1().customResourceDefinitions();
        definitions.withName(name).delete();
        within(SOON, "they are not")
                .until(() -> observer.snapshot().platform().clusterExtensions(), Observed.NotServed.class::isInstance);
        assertThat(observer.unread()).isEmpty();

        var definition = HubKinds.hub().stream()
                .filter(one -> one.getMetadata().getName().equals(name))
                .toList();
        within(SOON, "the definition is gone")
                .until(() -> Optional.ofNullable(definitions.withName(name).get()), Optional::isEmpty);
        FleetLoader.load(hub.client(), definition, 1);
        within(SOON, "they are served again")
                .until(() -> observer.snapshot().platform().clusterExtensions(), Observed.Value.class::isInstance);
        assertThat(observer.snapshot().platform().subscriptions()).isInstanceOf(Observed.Value.class);
        assertThat(observer.snapshot().platform().dataProtectionApplications().map(Indexed::size))
                .isEqualTo(Observed.of(1));
    }

    @Test
    @Order(12)
    @DisplayName(
            "policies T18, 6.10 what may not be listed is unreadable, and says which verb on which resource is missing")
    void forbidden() {
        var config = new ConfigBuilder(Config.fromKubeconfig(hub.kubeconfig().toFile()))
                .withUserAgent("observer-without-rights")
                .withImpersonateUsername("nobody-in-particular")
                .withImpersonateGroups("system:authenticated")
                .build();
        try (var time = new RealTime();
                var client = new KubernetesClientBuilder().withConfig(config).build()) {
            var blind = new HubObserver(client, time, time.workers(), new Random(1), Optional.empty());
            blind.start();
            Await.within(SOON, "an answer for every kind")
                    .until(() -> blind.unheard().isEmpty());
            assertThat(blind.snapshot().platform().subscriptions().doubt())
                    .hasValueSatisfying(why -> assertThat(why)
                            .contains("subscriptions.operators.coreos.com is forbidden", "cannot list resource")
                            .contains("list refused with 403"));
            assertThat(blind.snapshot().platform().deployments().doubt())
                    .hasValueSatisfying(why -> assertThat(why).contains("forbidden"));
            assertThat(blind.unread())
                    .contains("Backup.velero.io")
                    .doesNotContain("Subscription.operators.coreos.com", "Deployment.apps", "Pod");
            blind.stop();
        }
    }

    private void create(String apiVersion, String kind, String name, Map<String, Object> spec) {
        var object = new GenericKubernetesResource();
        object.setApiVersion(apiVersion);
        object.setKind(kind);
        object.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(kind.equals("Restore") ? Hub.NAMESPACE : null)
                .build());
        object.setAdditionalProperty("spec", spec);
        FleetLoader.load(hub.client(), List.of(object), 1);
    }

    private Optional<SecretSeen> secret(String name) {
        return value(observer.snapshot().fleet().secrets()).get("default", name);
    }

    /** Waits until discovery has had its later looks and no request was made for a while. */
    private void quiet() {
        var mark = new AtomicReference<>(hub.audit().mark());
        within(Duration.ofMinutes(2), "quiet")
                .during(Discovery.AGAIN.plusSeconds(6))
                .until(() -> {
                    boolean calls =
                            !hub.audit().since(mark.get(), AuditLog.by(AGENT)).isEmpty();
                    if (calls) {
                        mark.set(hub.audit().mark());
                    }
                    return !calls;
                });
    }

    private Waiting within(Duration atMost, String what) {
        return hub.within(atMost, what);
    }

    private static <T> T value(Observed<T> observed) {
        return observed.fold(
                Function.identity(),
                api -> {
                    throw new AssertionError(api + " is not served");
                },
                unknown -> {
                    throw new AssertionError(unknown);
                });
    }

    private static <T extends Keyed> int size(Observed<Indexed<T>> observed) {
        return value(observed).size();
    }
}
