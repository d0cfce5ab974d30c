package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetSpec;
import io.hubbackup.demo.registration.Mishaps;
import io.hubbackup.kit.AnsweringFleet;
import io.hubbackup.kit.ArchiveKey;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.AuditRecord;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.Hubs;
import io.hubbackup.kit.Waiting;
import io.hubbackup.wire.AutoImport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A standby follows and takes over, its operator does not stay the same, and nobody can tell from what comes of it: nothing is missing, nothing was done twice. */
abstract class InterruptedRestore extends TwoSites {

    static final String RESTORE = "restore-acm";
    static final Duration LONG = Duration.ofMinutes(6);

    private static final Duration AUDIT = Duration.ofSeconds(10);

    /** Placements that only the first set has. */
    static final int STALE = 150;

    /** Several batches, and no question, so that there is a middle to be interrupted in. */
    static final Map<String, String> SLOWLY =
            Map.of("hub-backup.cleanup-batch", "10", "hub-backup.brake-objects", "1000");

    private static final String FIRST = "https://api.first.example.com:6443";
    private static final String SECOND = "https://api.second.example.com:6443";
    private static final Map<String, Object> TOKENS = Map.of("useManagedServiceAccount", true);

    private final Fleet fleet =
            Fleet.generate(FleetSpec.of(7, 4).withImportedShare(1).with(FleetSpec.Accounts.ENABLED));
    private Optional<AnsweringFleet> answering = Optional.empty();

    /** Whose API server plays the managed clusters. */
    abstract Hub player(Hubs hubs, Hub second);

    @BeforeAll
    void twoHubs(Hubs hubs) {
        var answers = AnsweringFleet.on(player(hubs, b().hub().bed()), Mishaps.NONE);
        answering = Optional.of(answers);
        answers.add(fleet.clusters());
        a().hub().create(fleet.objects());
        a().hub().create(stale().toList());
        answers.give(fleet.clusters(), a().hub().bed(), FIRST);
        answers.serve(a().hub().bed(), FIRST);
        answers.serve(b().hub().bed(), SECOND);
        a().backUp(TOKENS);
        a().awaitBackedUp();
    }

    private static Stream<GenericKubernetesResource> stale() {
        return IntStream.range(0, STALE)
                .mapToObj(number ->
                        Restores.placement("applications", "stale-" + number).build());
    }

    @Override
    @AfterAll
    void close() {
        super.close();
        answering.ifPresent(AnsweringFleet::close);
    }

    /** The standby knows the first set. */
    void firstSet() {
        b().lookIntoTheStore();
        b().awaitSet(a().newest());
    }

    void follow() {
        b().hub().create(Restores.named(RESTORE, Restores.PASSIVE_SYNC));
    }

    void assertFollows() {
        phase("Enabled", a().newest());
        assertThat(b().hub().uids(Kind.VELERO_RESTORE).keySet()).isEqualTo(passive(a().newest()));
        assertThat(staleOnB()).isEqualTo(STALE);
    }

    /** What a clean-up begins with, and what must be so when it is over. */
    record Cleanup(String older, String newer, AuditLog.Mark mark) {}

    /** Makes a set without the stale objects; the standby does not know it yet, and has something of its own that is not to be deleted. */
    Cleanup secondSet() {
        // who looks into the store by itself would restore already
        b().hub().stopVelero();
        b().hub().create(Restores.setting("policies", "own", "of this hub"));
        var older = a().newest();
        stale().forEach(placement ->
                a().hub().bed().client().resource(placement).delete());
        a().hub().create(Restores.setting("policies", "new", "of the second set"));
        a().backUpAnew(TOKENS);
        return new Cleanup(older, a().newest(), b().hub().bed().audit().mark());
    }

    void assertCleanedUpOnce(Cleanup cleanup) {
        phase("Enabled", cleanup.newer());
        assertThat(b().hub().uids(Kind.VELERO_RESTORE).keySet())
                .isEqualTo(together(passive(cleanup.older()), passive(cleanup.newer())));
        assertThat(staleOnB()).isZero();
        written(() -> assertThat(deletedBy(cleanup.mark())).hasSize(STALE).allSatisfy((key, times) -> {
            assertThat(key.name()).startsWith("stale-");
            assertThat(times).as("%s", key).isOne();
        }));
        assertThat(HubContents.of(b().hub().bed()).objects()).containsKeys(setting("own"), setting("new"));
    }

    /** What was there before the standby takes over. */
    record TakeOver(HubContents had, Map<String, String> made, String newest, AuditLog.Mark mark) {}

    /** The first hub is lost. */
    TakeOver disaster() {
        var before = new TakeOver(
                HubContents.of(b().hub().bed()),
                b().hub().uids(Kind.VELERO_RESTORE),
                b().newest(),
                b().hub().bed().audit().mark());
        a().die();
        answers().kill(FIRST);
        return before;
    }

    void activate() {
        b().hub().patch(Kind.RESTORE, RESTORE, Map.of("spec", Map.of("veleroManagedClustersBackupName", "latest")));
    }

    void assertTakenOverOnce(TakeOver before) {
        phase("Finished", before.newest());
        assertThat(answers().whereabouts())
                .isEqualTo(fleet.clusters().stream()
                        .collect(Collectors.toMap(name -> name, name -> SECOND, (one, two) -> two, TreeMap::new)));
        var restores = b().hub().uids(Kind.VELERO_RESTORE);
        assertThat(restores).containsAllEntriesOf(before.made());
        assertThat(restores.keySet()).isEqualTo(together(before.made().keySet(), active(before.newest())));
        assertThat(b().markers()).hasSize(1);
        written(() -> {
            assertThat(created(before.mark(), "backups.velero.io")).containsOnly(Map.entry(Hub.NAMESPACE, 1L));
            assertThat(created(before.mark(), "secrets"))
                    .as("one call for each")
                    .isEqualTo(fleet.clusters().stream().collect(Collectors.toMap(name -> name, name -> 1L)));
        });
        assertThat(deletedBy(before.mark())).isEmpty();
        var has = HubContents.of(b().hub().bed());
        assertThat(has.uids()).containsAllEntriesOf(before.had().uids());
        RestoredSet.of(b().hub().bed().store(), before.newest()).assertIn(has);
    }

    private AnsweringFleet answers() {
        return answering.orElseThrow();
    }

    Watch veleroRestores(Watcher<GenericKubernetesResource> told) {
        return b().hub()
                .bed()
                .client()
                .genericKubernetesResources(Kind.VELERO_RESTORE.context())
                .inNamespace(Hub.NAMESPACE)
                .watch(told);
    }

    Watch placementsOnB(Watcher<GenericKubernetesResource> told) {
        return placements().watch(told);
    }

    /** What calls the first of the managed clusters over. */
    Watch importSecrets(Watcher<Secret> told) {
        return b().hub()
                .bed()
                .client()
                .secrets()
                .inNamespace(fleet.clusters().getFirst())
                .withLabel(AutoImport.RESTORE_LABEL)
                .watch(told);
    }

    /** An API server writes down what it was asked a moment after it has answered. */
    private void written(Waiting.Assertion calls) {
        b().hub().bed().within(AUDIT, "the log holds the calls").untilAsserted(calls);
    }

    private void phase(String wanted, String stamp) {
        b().hub().await(Kind.RESTORE, RESTORE, LONG, RESTORE + " is " + wanted, seen -> {
            assertThat(seen.phase()).isEqualTo(wanted);
            assertThat(seen.text("status", "veleroResourcesRestoreName")).endsWith(stamp);
        });
    }

    private NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            placements() {
        return b().hub()
                .bed()
                .client()
                .genericKubernetesResources("cluster.open-cluster-management.io/v1beta1", "Placement")
                .inNamespace("applications");
    }

    /** How many stale objects the standby has. */
    int staleOnB() {
        return (int) placements().list().getItems().stream()
                .filter(placement -> placement.getMetadata().getName().startsWith("stale-"))
                .count();
    }

    private static ArchiveKey setting(String name) {
        return new ArchiveKey("configmaps", "policies", name);
    }

    private static SortedSet<String> passive(String stamp) {
        return restores(
                stamp, "", "acm-credentials-schedule", "acm-resources-schedule", "acm-resources-generic-schedule");
    }

    private static SortedSet<String> active(String stamp) {
        return together(
                restores(stamp, "-active", "acm-credentials-schedule", "acm-resources-generic-schedule"),
                restores(stamp, "", "acm-managed-clusters-schedule"));
    }

    private static SortedSet<String> restores(String stamp, String suffix, String... types) {
        return Stream.of(types)
                .map(type -> "%s-%s-%s%s".formatted(RESTORE, type, stamp, suffix))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> together(Set<String> one, Set<String> two) {
        var both = new TreeSet<>(one);
        both.addAll(two);
        return both;
    }

    /** How often each object outside of Velero's namespace was deleted, apart from what called clusters over. */
    private SortedMap<ArchiveKey, Long> deletedBy(AuditLog.Mark mark) {
        return calls(mark)
                .filter(call ->
                        call.verb().equals("delete") && !call.namespace().equals(Hub.NAMESPACE))
                .filter(call -> !call.name().equals(AutoImport.SECRET))
                .collect(Collectors.groupingBy(
                        call -> new ArchiveKey(call.resourceAndGroup(), call.namespace(), call.name()),
                        TreeMap::new,
                        Collectors.counting()));
    }

    /** How many objects of a kind were made in each namespace. */
    Map<String, Long> created(AuditLog.Mark mark, String resource) {
        return calls(mark)
                .filter(call ->
                        call.verb().equals("create") && call.resourceAndGroup().equals(resource))
                .collect(Collectors.groupingBy(AuditRecord::namespace, Collectors.counting()));
    }

    /**
     * What the operators have asked for and got. Who is killed does not wait for an answer, and the API server then says 5xx of what it may have done; such a
     * call counts where no other one of its object was answered.
     */
    private Stream<AuditRecord> calls(AuditLog.Mark mark) {
        var ofObjects = b().hub().bed().audit().since(mark, Story.BY_OPERATOR).stream()
                .filter(call -> call.code() < 300 || call.code() >= 500)
                .collect(Collectors.groupingBy(
                        call -> List.of(call.verb(), call.resourceAndGroup(), call.namespace(), call.name())));
        return ofObjects.values().stream().flatMap(InterruptedRestore::got);
    }

    private static Stream<AuditRecord> got(List<AuditRecord> calls) {
        var answered = calls.stream()
                .filter(call -> call.code() > 0 && call.code() < 300)
                .toList();
        return answered.isEmpty() ? calls.stream().limit(1) : answered.stream();
    }
}
