package io.hubbackup.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hubbackup.apiserver.fault.Fault;
import io.hubbackup.apiserver.fault.FaultRule;
import io.hubbackup.apiserver.request.Address;
import io.hubbackup.demo.operator.InProcessOperator;
import io.hubbackup.kit.NeedsSimulatedTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario of the restore side, without trouble and with an operator that is killed after one of its writes. {@code -Dscenario.share=1000000} kills it after each
 * of them in turn.
 */
@DisplayName("Scenarios of the restore side")
@ExtendWith(Quiet.class)
@NeedsSimulatedTime
class RestoreScenarioTest {

    private static final String JOURNAL = "hub-backup-journal-";

    private static final int SHARE = Integer.getInteger("scenario.share", 2);
    private static final AtomicInteger TRIED = new AtomicInteger();

    static List<Scenario> scenarios() {
        return RestoreScenarios.all();
    }

    static Stream<Arguments> timelines() {
        return Stream.of(
                argumentSet("T1", RestoreScenarios.oneShot(), "FinishedWithErrors", 6),
                argumentSet("T2", RestoreScenarios.passive(), "Finished", 3),
                argumentSet("T3", RestoreScenarios.passiveSync(), "Enabled", 6),
                argumentSet("T4", RestoreScenarios.activationFromSync(), "FinishedWithErrors", 6),
                argumentSet("T5", RestoreScenarios.nothing(), "Finished", 0));
    }

    /** Nobody answers for the clusters here, so that an activation ends with errors. */
    @ParameterizedTest
    @MethodSource("timelines")
    @DisplayName("R2.37 R2.39 R3.5 R3.11 so many Velero Restores, and this phase, under either definitions")
    void timeline(Scenario scenario, String phase, int restores) {
        for (var told : List.of(scenario, scenario.onGoOperatorsDefinitions())) {
            var state = Trial.calm(told).state().objects();
            assertThat(phase(state)).as(told.name()).isEqualTo(phase);
            assertThat(state.keySet().stream().filter(name -> name.startsWith("Restore ")))
                    .as(told.name())
                    .hasSize(restores + 1);
        }
    }

    static Stream<Scenario> failingSyncs() {
        return RestoreScenarios.failingSyncs().stream()
                .flatMap(scenario -> Stream.of(scenario, scenario.onGoOperatorsDefinitions()));
    }

    @ParameterizedTest
    @MethodSource("failingSyncs")
    @DisplayName("W1 D8 a passive hub whose next sync fails keeps every object that it had")
    void failingSync(Scenario scenario) {
        var once = RestoreScenarios.passiveSyncOnce();
        var before = Trial.calm(once).state().objects().keySet();
        var after = Trial.calm(scenario);

        assertThat(before).contains("ConfigMap team first", "Placement team first", "ConfigMap team own");
        // where one type was restored well, that type is in step with its backup
        boolean placements = !scenario.name().contains("Partially");
        assertThat(after.deletes()).noneMatch(name -> placements || !name.startsWith("placements"));
        assertThat(after.state().objects().keySet())
                .containsAll(before.stream()
                        .filter(name -> !name.contains(HubObjects.NAMESPACE))
                        .filter(name -> placements || !name.startsWith("Placement "))
                        .toList());
        assertThat(phase(after.state().objects())).isEqualTo("EnabledWithErrors");
    }

    @Test
    @DisplayName("R5.11 what the second set does not have goes, and what this hub made itself stays")
    void follows() {
        var state = Trial.calm(RestoreScenarios.passiveSync()).state().objects().keySet();
        assertThat(state)
                .contains(
                        "Placement team always", "Placement team second", "ConfigMap team second", "ConfigMap team own")
                .doesNotContain("Placement team first", "ConfigMap team first");
    }

    @Test
    @DisplayName("W6 R2.10 R2.28 a Restore is refused while the hub backs up, and begins by itself when that is paused")
    void behindSchedule() {
        var refused = Trial.calm(RestoreScenarios.refused("a Restore comes while the hub backs up"))
                .state()
                .objects();
        assertThat(phase(refused)).isEqualTo("FinishedWithErrors");
        assertThat(refused.keySet())
                .filteredOn(name -> name.startsWith("Restore "))
                .hasSize(1);

        var begun = Trial.calm(RestoreScenarios.behindSchedule()).state().objects();
        assertThat(phase(begun)).isEqualTo("Finished");
        assertThat(begun.keySet())
                .filteredOn(name -> name.startsWith("Restore "))
                .hasSize(4);
    }

    @Test
    @DisplayName(
            "W28 R7.5 in two runs each kind that is watched is listed once, and of single objects only the journal is read, and what the policies tell")
    void oneLook() {
        var asked = Trial.calm(RestoreScenarios.passiveSync()).asked();

        assertThat(asked.stream()
                        .filter(address -> address.verb().equals("get") && address.isAboutObjects())
                        .map(address -> address.resource() + " " + journalOr(address.name())))
                .containsOnly(
                        "configmaps journal",
                        "configmaps backup-restore-enabled-status",
                        "configmaps hub-backup-failover-clusters",
                        "namespaces kube-system",
                        "namespaces open-cluster-management-backup",
                        "restores.cluster.open-cluster-management.io restore-acm",
                        "validatingadmissionpolicybindings.admissionregistration.k8s.io hub-backup-restore-author");
        for (var watched : List.of(
                "backups.velero.io",
                "backupstoragelocations.velero.io",
                "managedclusters.cluster.open-cluster-management.io",
                "persistentvolumeclaims",
                "restores.velero.io",
                "schedules.velero.io")) {
            assertThat(asked.stream()
                            .filter(address -> address.verb().equals("list")
                                    && address.resource().equals(watched)))
                    .as(watched)
                    .hasSize(1);
        }
    }

    private static String journalOr(String name) {
        return name.startsWith(JOURNAL) ? "journal" : name;
    }

    static Stream<Scenario> ends() {
        return Stream.of(
                RestoreScenarios.passiveSync(), RestoreScenarios.failingSyncs().getFirst());
    }

    @ParameterizedTest
    @MethodSource("ends")
    @DisplayName(
            "W2 a set is cleaned up once, well restored or not, and hours later nothing is written or listed any more")
    void rests(Scenario scenario) {
        var once = Trial.calm(scenario).asked();
        var rested = Trial.calm(scenario.then(Step.rest(Duration.ofHours(4)))).asked();

        assertThat(cleanups(once)).isNotEmpty();
        assertThat(cleanups(rested)).isEqualTo(cleanups(once));
    }

    /** What the operator writes, and what it looks for beside its watches. */
    private static List<String> cleanups(List<Address> asked) {
        return asked.stream()
                .filter(address ->
                        !address.verb().equals("watch") && !address.verb().equals("get"))
                .filter(address -> !address.group().equals("events.k8s.io"))
                .map(address -> address.verb() + " " + address.resource() + "/" + address.subresource())
                .toList();
    }

    @Test
    @DisplayName("D32 R5.12 what the user has confirmed goes, under either definitions; what only this hub needs stays")
    void confirmed() {
        var scenario = RestoreScenarios.confirmed();
        for (var told : List.of(scenario, scenario.onGoOperatorsDefinitions())) {
            var outcome = Trial.calm(told);
            assertThat(outcome.deletes())
                    .as(told.name())
                    .contains("managedclusters.cluster.open-cluster-management.io /own", "configmaps team/own")
                    .noneMatch(name -> name.contains("local-cluster"));
            assertThat(outcome.state().objects().keySet())
                    .as(told.name())
                    .contains("ManagedCluster imported-a", "Placement team first")
                    .doesNotContain("ManagedCluster own");
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    @DisplayName("D9 D24 W4 W10 the operator is killed after a write, and another one goes on to the same end")
    void crashes(Scenario scenario) {
        var all = Matrix.crashes(Trial.calm(scenario).asked());
        var tried = Matrix.share(all, SHARE, scenarios().indexOf(scenario));
        TRIED.addAndGet(tried.size());
        assertThat(tried.stream()
                        .flatMap(disturbance -> Trial.complaint(scenario, disturbance).stream())
                        .toList())
                .as("%d of %d tried in: %s", tried.size(), all.size(), scenario)
                .isEmpty();
    }

    static Stream<Fault> faults() {
        return Stream.of(new Fault.Refuse(500, Optional.empty()), new Fault.RefuseAfter(504), new Fault.CutAfter());
    }

    @ParameterizedTest
    @MethodSource("faults")
    @DisplayName("R5.22 D24 what was deleted is counted, though the journal cannot be written just then")
    void uncounted(Fault fault) {
        var scenario = RestoreScenarios.confirmed();
        var asked = Trial.calm(scenario).asked();
        var deletions = asked.stream()
                .filter(address ->
                        address.verb().equals("delete") && address.name().equals(RestoreScenarios.OWN_CLUSTER))
                .toList();
        long before = asked.stream()
                .limit(asked.indexOf(deletions.getLast()))
                .filter(RestoreScenarioTest::isNote)
                .count();
        var journal =
                asked.stream().filter(RestoreScenarioTest::isNote).findFirst().orElseThrow();
        var atTheNextNote = FaultRule.always(fault)
                .userAgent(InProcessOperator.USER_AGENT)
                .verb("patch")
                .resource("configmaps")
                .name(journal.name())
                .nth((int) before + 1);

        assertThat(Trial.complaint(scenario, new Disturbance.Once(atTheNextNote)))
                .isEmpty();
    }

    private static boolean isNote(Address address) {
        return address.verb().equals("patch") && address.name().startsWith(JOURNAL);
    }

    @AfterAll
    static void told() {
        System.out.printf(
                "crash points of restores: %d, in %d scenarios%n",
                TRIED.get(), scenarios().size());
    }

    private static String phase(SortedMap<String, JsonNode> objects) {
        return objects.getOrDefault("Restore open-cluster-management-backup restore-acm", MissingNode.getInstance())
                .at("/status/phase")
                .asText();
    }
}
