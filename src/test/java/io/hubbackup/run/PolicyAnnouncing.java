package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.apply.ApiDoor;
import io.hubbackup.apply.ConditionWriter;
import io.hubbackup.apply.EventRecorder;
import io.hubbackup.apply.WriteEcho;
import io.hubbackup.apply.Writer;
import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.telling.Told;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.hub.ApiResource;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.hub.SelfSeen;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.Hub;
import io.hubbackup.observe.SingleObject;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.Tree;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What an API server has of an evaluation that was told: conditions, a report, events, and nothing else (policies §7). */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class PolicyAnnouncing {

    private static final String AGENT = "announcer-under-test";
    private static final String KIND = "cluster.open-cluster-management.io/v1beta1";
    private static final String REPORTS = "wgpolicyk8s.io/v1beta1";
    private static final Observed<ResourceCatalogue> WITH_REPORTS = Observed.of(new ResourceCatalogue(List.of(
            new ApiResource("wgpolicyk8s.io", "v1beta1", "PolicyReport", "", "", true, true, true, false, true))));
    private static final Observed<ResourceCatalogue> WITHOUT = Observed.of(new ResourceCatalogue(List.of()));

    /** Each has a time of its own, because events are named after theirs. */
    private static final AtomicInteger TESTS = new AtomicInteger();

    private final MovableClock clock = new MovableClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private PolicyAnnouncer announcer;
    private Hub hub;

    @BeforeEach
    void announcer(Hub hub) {
        this.hub = hub;
        clock.forward(Duration.ofHours(TESTS.incrementAndGet()));
        hub.install(Crds.OURS);
        announcer = process();
    }

    @AfterEach
    void nothingStays() {
        at(KIND, "BackupSchedule", "carrier").delete();
        at(REPORTS, "PolicyReport", "hub-backup").delete();
        at("v1", "ConfigMap", "backup-restore-enabled-status").delete();
    }

    /** Another process than the one before. */
    private PolicyAnnouncer process() {
        var client = hub.clientAs(AGENT);
        var door = new ApiDoor(client);
        var writer = new Writer(door, new Deaf(), (delay, task) -> task.run(), Runnable::run, 8);
        return new PolicyAnnouncer(new PolicyAnnouncer.Tools(
                Told.CATALOGUE,
                false,
                new PolicyFigures(meters, new HubOperator.Build("1", "r"), Told.CATALOGUE),
                new ConditionWriter(door),
                new SingleObject(client),
                writer,
                new EventRecorder(door, clock::instant, "announcer"),
                clock));
    }

    @Test
    @Order(1)
    @DisplayName(
            "policies 7.1 7.4 6.12 a lost storage is a condition, a result of the report and an event, and its return too")
    void transition() {
        var seen = seen(WITH_REPORTS);
        assertThat(announcer.tell(Evaluation.NONE, Told.well(), seen)).isTrue();
        assertThat(condition("BackupStorageLocationAvailable")).isEqualTo("True Available");
        assertThat(result(Told.STORAGE)).isEqualTo("pass");
        assertThat(events()).isEmpty();

        announcer.tell(Told.well(), lost(), seen);
        assertThat(condition("BackupStorageLocationAvailable")).isEqualTo("False Unavailable");
        assertThat(condition("PolicyCompliant")).isEqualTo("False PolicyViolation");
        assertThat(result(Told.STORAGE)).isEqualTo("fail");
        assertThat(events()).containsExactly("Warning PolicyUnavailable");

        announcer.tell(lost(), Told.well(), seen);
        assertThat(condition("PolicyCompliant")).isEqualTo("True AllCompliant");
        assertThat(events()).containsExactlyInAnyOrder("Warning PolicyUnavailable", "Normal PolicyResolved");
        assertThat(meters.get("hub_backup_status_conditions_pruned").gauge().value())
                .isZero();
    }

    @Test
    @Order(1)
    @DisplayName("policies 6.9 the same once more asks for nothing, and after five minutes only looks")
    void quiet() {
        var seen = seen(WITH_REPORTS);
        announcer.tell(Evaluation.NONE, lost(), seen);
        var mark = hub.settledMark();
        announcer.tell(lost(), lost(), seen);
        hub.settledMark();
        assertThat(hub.audit().since(mark, AuditLog.by(AGENT))).isEmpty();
        clock.forward(Duration.ofMinutes(6));
        announcer.tell(lost(), lost(), seen);
        hub.settledMark();
        assertThat(hub.audit().since(mark, AuditLog.by(AGENT)))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.verb()).isEqualTo("get"));
    }

    @Test
    @Order(1)
    @DisplayName("policies 6.7 the next process knows what was told, and tells no transition of it")
    void nextProcess() {
        var seen = seen(WITH_REPORTS);
        announcer.tell(Told.well(), lost(), seen);
        int before = events().size();
        var next = process();
        var stored = next.lastTold(seen);
        assertThat(stored.verdict(Told.STORAGE))
                .hasValueSatisfying(told -> assertThat(told.violated()).isTrue());
        next.tell(stored, lost(), seen);
        assertThat(events()).hasSize(before);
    }

    @Test
    @Order(1)
    @DisplayName("policies 7.4 what is taken away or changed by others comes back")
    void repaired() {
        var seen = seen(WITH_REPORTS);
        announcer.tell(Evaluation.NONE, lost(), seen);
        at(REPORTS, "PolicyReport", "hub-backup").delete();
        clock.forward(Duration.ofMinutes(6));
        announcer.tell(lost(), lost(), seen);
        assertThat(result(Told.STORAGE)).isEqualTo("fail");
    }

    @Test
    @Order(1)
    @DisplayName("policies 7.1 without a report API the ConfigMap says it, until there is one")
    void otherForm() {
        announcer.tell(Evaluation.NONE, lost(), seen(WITHOUT));
        assertThat(object("v1", "ConfigMap", "backup-restore-enabled-status")
                        .orElseThrow()
                        .child("data")
                        .text("summary")
                        .orElseThrow())
                .startsWith("1 of 27 violated: T09");
        assertThat(announcer.lastTold(seen(WITHOUT)).verdict(Told.STORAGE)).isPresent();
        announcer.tell(lost(), lost(), seen(WITH_REPORTS));
        assertThat(object("v1", "ConfigMap", "backup-restore-enabled-status")).isEmpty();
        assertThat(result(Told.STORAGE)).isEqualTo("fail");
    }

    @Test
    @Order(1)
    @DisplayName("policies 7.4 an object of another that has the name is left alone")
    void foreign() {
        FleetLoader.load(
                hub.client(),
                List.of(Manifest.of("v1", "ConfigMap", "backup-restore-enabled-status")
                        .in(Hub.NAMESPACE)
                        .with("data", Map.of("theirs", "x"))
                        .build()),
                1);
        announcer.tell(Evaluation.NONE, lost(), seen(WITHOUT));
        announcer.tell(lost(), lost(), seen(WITH_REPORTS));
        assertThat(object("v1", "ConfigMap", "backup-restore-enabled-status")
                        .orElseThrow()
                        .child("data")
                        .fields())
                .isEqualTo(Map.of("theirs", "x"));
    }

    @Test
    @Order(1)
    @DisplayName("D5 beside the Go operator nothing but the report and events is written")
    void reportOnly() {
        var seen = seen(WITH_REPORTS);
        var self = seen.self();
        var beside = new PolicyHub(seen)
                .self(new SelfSeen(
                        SelfSeen.Mode.REPORT_ONLY,
                        true,
                        self.namespace(),
                        self.deployment(),
                        self.backupNamespace(),
                        self.started()))
                .seen();
        var mark = hub.settledMark();
        announcer.tell(Told.well(), lost(), beside);
        hub.settledMark();
        assertThat(hub.audit().since(mark, AuditLog.by(AGENT)).stream()
                        .filter(request -> !request.verb().equals("get"))
                        .map(request -> request.verb() + " " + request.resource()))
                .containsExactlyInAnyOrder("create events", "create policyreports");
        assertThat(conditions()).isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName(
            "policies 7.1 9.14 D4 under the Go operator's CRD a metric says so, and the report carries the verdicts")
    void pruned() {
        hub.install(Crds.GO_OPERATOR);
        assertThat(announcer.tell(Told.well(), lost(), seen(WITH_REPORTS))).isTrue();
        assertThat(meters.get("hub_backup_status_conditions_pruned").gauge().value())
                .isEqualTo(1);
        assertThat(conditions()).isEmpty();
        assertThat(result(Told.STORAGE)).isEqualTo("fail");
        assertThat(events()).contains("Warning PolicyUnavailable");
    }

    private static Evaluation lost() {
        return Told.of(Told.STORAGE, Told.storageLost());
    }

    /** The hub with one BackupSchedule. */
    private HubSnapshot seen(Observed<ResourceCatalogue> served) {
        if (object(KIND, "BackupSchedule", "carrier").isEmpty()) {
            FleetLoader.load(
                    hub.client(),
                    List.of(Manifest.of(KIND, "BackupSchedule", "carrier")
                            .in(Hub.NAMESPACE)
                            .spec(Map.of("veleroSchedule", "0 */2 * * *"))
                            .build()),
                    1);
        }
        var bare = PolicyHub.bare();
        var self = bare.seen().self();
        return bare.self(new SelfSeen(
                        SelfSeen.Mode.FULL,
                        true,
                        self.namespace(),
                        self.deployment(),
                        Optional.of(Hub.NAMESPACE),
                        self.started()))
                .schedules(Observed.of(Indexed.of(new BackupScheduleSeen(
                        new ObjectKey(Hub.NAMESPACE, "carrier"), uid(), PolicyHub.NOON, false, "Enabled", false))))
                .catalogue(served)
                .seen();
    }

    private String uid() {
        return object(KIND, "BackupSchedule", "carrier")
                .orElseThrow()
                .child("metadata")
                .text("uid")
                .orElseThrow();
    }

    private String condition(String type) {
        return conditions().stream()
                .filter(condition -> condition.text("type").filter(type::equals).isPresent())
                .map(condition -> condition.text("status").orElse("") + " "
                        + condition.text("reason").orElse(""))
                .findFirst()
                .orElse("none");
    }

    private List<Tree> conditions() {
        return object(KIND, "BackupSchedule", "carrier")
                .orElseThrow()
                .child("status")
                .children("conditions");
    }

    private String result(String rule) {
        return object(REPORTS, "PolicyReport", "hub-backup").orElseThrow().children("results").stream()
                .filter(result -> result.text("rule").filter(rule::equals).isPresent())
                .map(result -> result.text("result").orElse(""))
                .findFirst()
                .orElse("none");
    }

    /** Those about the BackupSchedule of this test. */
    private List<String> events() {
        return hub
                .client()
                .v1()
                .events()
                .inNamespace(Hub.NAMESPACE)
                .withField("involvedObject.uid", uid())
                .list()
                .getItems()
                .stream()
                .map(event -> event.getType() + " " + event.getReason())
                .toList();
    }

    private static Tree tree(GenericKubernetesResource object) {
        return Tree.of(Serialization.unmarshal(Serialization.asJson(object), Map.class));
    }

    private Optional<Tree> object(String apiVersion, String kind, String name) {
        return Optional.ofNullable(at(apiVersion, kind, name).get()).map(PolicyAnnouncing::tree);
    }

    private Resource<GenericKubernetesResource> at(String apiVersion, String kind, String name) {
        return hub.client()
                .genericKubernetesResources(apiVersion, kind)
                .inNamespace(Hub.NAMESPACE)
                .withName(name);
    }

    /** Nobody watches here. */
    private record Deaf() implements WriteEcho {

        @Override
        public void written(ApiKind kind, Tree object) {}

        @Override
        public void deleted(ApiKind kind, ObjectKey key, String uid) {}
    }
}
