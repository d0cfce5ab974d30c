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
import io.hubbackup.kit.OperatorUnderTest;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A standby follows and takes over while its operator is killed again and again: each time the next one goes on where it was, and nothing is done twice. */
abstract class KilledRestore extends TwoSites {

    private static final String FIRST = "https://api.first.example.com:6443";
    private static final String SECOND = "https://api.second.example.com:6443";
    private static final String RESTORE = "restore-acm";
    private static final Duration LONG = Duration.ofMinutes(6);
    private static final Map<String, Object> TOKENS = Map.of("useManagedServiceAccount", true);

    /** Placements that only the first set has. */
    private static final int STALE = 150;

    /** Several batches, and no question, so that there is a middle to be killed in. */
    private static final Map<String, String> SLOWLY =
            Map.of("hub-backup.cleanup-batch", "30", "hub-backup.brake-objects", "1000");

    private final Fleet fleet =
            Fleet.generate(FleetSpec.of(7, 4).withImportedShare(1).with(FleetSpec.Accounts.ENABLED));
    private Optional<AnsweringFleet> answering = Optional.empty();

    /** Whose API server plays the managed clusters. */
    abstract Hub player(Hubs hubs, Hub second);

    @Override
    OperatorUnderTest startSecond(Hub hub) {
        return hub.startOperator(SLOWLY);
    }

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

    @Test
    @Order(1)
    @DisplayName("D9 W4 W31 killed after its first Velero Restore: the next one makes the missing ones, and none twice")
    void whileItCreates() {
        b().lookIntoTheStore();
        b().awaitSet(a().newest());
        killAfterVeleroRestores(1, () -> b().hub().create(Restores.named(RESTORE, Restores.PASSIVE_SYNC)));
        var made = b().hub().uids(Kind.VELERO_RESTORE);

        b().startOperator();

        phase("Enabled", a().newest());
        assertThat(b().hub().uids(Kind.VELERO_RESTORE)).containsAllEntriesOf(made);
        assertThat(b().hub().uids(Kind.VELERO_RESTORE).keySet()).isEqualTo(passive(a().newest()));
        assertThat(staleOnB()).hasSize(STALE);
    }

    @Test
    @Order(2)
    @DisplayName(
            "D9 W10 W25 killed when all is created, and in the clean-up: every stale object is deleted once, and nothing else")
    void whileItCleansUp() {
        b().hub().create(Restores.setting("policies", "own", "of this hub"));
        var older = a().newest();
        stale().forEach(placement ->
                a().hub().bed().client().resource(placement).delete());
        a().hub().create(Restores.setting("policies", "new", "of the second set"));
        a().backUpAnew(TOKENS);
        var newer = a().newest();
        var mark = b().hub().bed().audit().mark();
        killAfterVeleroRestores(3, b()::lookIntoTheStore);
        var made = b().hub().uids(Kind.VELERO_RESTORE);

        killAfter(
                20,
                Watcher.Action.DELETED,
                (Watcher<GenericKubernetesResource> told) -> placements().watch(told),
                b()::startOperator);
        System.out.println(staleOnB().size() + " of " + STALE + " were left when it was killed");
        b().startOperator();

        phase("Enabled", newer);
        assertThat(b().hub().uids(Kind.VELERO_RESTORE)).isEqualTo(made);
        assertThat(made.keySet()).isEqualTo(together(passive(older), passive(newer)));
        assertThat(staleOnB()).isEmpty();
        assertThat(deletedBy(mark)).hasSize(STALE).allSatisfy((key, times) -> {
            assertThat(key.name()).startsWith("stale-");
            assertThat(times).as("%s", key).isOne();
        });
        assertThat(HubContents.of(b().hub().bed()).objects()).containsKeys(setting("own"), setting("new"));
    }

    @Test
    @Order(3)
    @DisplayName(
            "D9 W10 W23 killed in the activation, before and while clusters are called: one marker, one call for each, all of them here")
    void whileItActivates() {
        var had = HubContents.of(b().hub().bed());
        var made = b().hub().uids(Kind.VELERO_RESTORE);
        var mark = b().hub().bed().audit().mark();
        var newest = b().newest();
        a().die();
        answers().kill(FIRST);

        killAfterVeleroRestores(
                1,
                () -> b().hub()
                        .patch(
                                Kind.RESTORE,
                                RESTORE,
                                Map.of("spec", Map.of("veleroManagedClustersBackupName", "latest"))));
        killAfter(1, Watcher.Action.ADDED, this::importSecrets, b()::startOperator);
        b().startOperator();

        phase("Finished", newest);
        assertThat(answers().whereabouts())
                .isEqualTo(fleet.clusters().stream()
                        .collect(Collectors.toMap(name -> name, name -> SECOND, (one, two) -> two, TreeMap::new)));
        var restores = b().hub().uids(Kind.VELERO_RESTORE);
        assertThat(restores).containsAllEntriesOf(made);
        assertThat(restores.keySet()).isEqualTo(together(made.keySet(), active(newest)));
        assertThat(b().markers()).hasSize(1);
        assertThat(created(mark, "backups.velero.io")).containsOnly(Map.entry(Hub.NAMESPACE, 1L));
        assertThat(created(mark, "secrets"))
                .as("one call for each")
                .isEqualTo(fleet.clusters().stream().collect(Collectors.toMap(name -> name, name -> 1L)));
        assertThat(deletedBy(mark)).isEmpty();
        var has = HubContents.of(b().hub().bed());
        assertThat(has.uids()).containsAllEntriesOf(had.uids());
        RestoredSet.of(b().hub().bed().store(), newest).assertIn(has);
    }

    private Watch importSecrets(Watcher<Secret> told) {
        return b().hub()
                .bed()
                .client()
                .secrets()
                .inNamespace(fleet.clusters().getFirst())
                .withLabel(AutoImport.RESTORE_LABEL)
                .watch(told);
    }

    private AnsweringFleet answers() {
        return answering.orElseThrow();
    }

    /** @param times how many there are more than before */
    private void killAfterVeleroRestores(int times, Runnable begin) {
        killAfter(
                b().hub().seen(Kind.VELERO_RESTORE).size() + times,
                Watcher.Action.ADDED,
                (Watcher<GenericKubernetesResource> told) -> b().hub()
                        .bed()
                        .client()
                        .genericKubernetesResources(Kind.VELERO_RESTORE.context())
                        .inNamespace(Hub.NAMESPACE)
                        .watch(told),
                begin);
    }

    private <T> void killAfter(int times, Watcher.Action what, Function<Watcher<T>, Watch> watch, Runnable begin) {
        Death.after(times, what, b().hub().bed(), LONG, watch, begin, b()::killOperator);
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

    private List<String> staleOnB() {
        return placements().list().getItems().stream()
                .map(placement -> placement.getMetadata().getName())
                .filter(name -> name.startsWith("stale-"))
                .toList();
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
    private Map<String, Long> created(AuditLog.Mark mark, String resource) {
        return calls(mark)
                .filter(call ->
                        call.verb().equals("create") && call.resourceAndGroup().equals(resource))
                .collect(Collectors.groupingBy(AuditRecord::namespace, Collectors.counting()));
    }

    /** What the operators have asked for and got. */
    private Stream<AuditRecord> calls(AuditLog.Mark mark) {
        return b().hub().bed().audit().since(mark, Story.BY_OPERATOR).stream().filter(call -> call.code() < 300);
    }
}
