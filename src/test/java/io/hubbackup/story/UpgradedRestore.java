package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.OperatorUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A standby follows and takes over while its operator is replaced by the next version again and again, although OLM was asked to wait: an administrator may override that, or
 * change the Deployment by hand. As in a rollout the next version is there and waits for the lead before the present one is asked to end.
 */
abstract class UpgradedRestore extends InterruptedRestore {

    private static final Duration HAND_OVER = Duration.ofSeconds(30);

    /** All versions, the present one last. */
    private final List<OperatorUnderTest> versions = new ArrayList<>();

    @Override
    OperatorUnderTest startSecond(Hub hub) {
        var name = name(versions.size() + 1);
        new StoryHub(hub).create(ToldOlm.condition(name));
        var settings = new TreeMap<>(SLOWLY);
        settings.putAll(ToldOlm.underOlm(name));
        settings.putAll(Map.of(
                "hub-backup.leader-election.enabled", "true",
                "hub-backup.leader-election.lease-duration", "15s",
                "hub-backup.leader-election.renew-deadline", "10s",
                "hub-backup.leader-election.retry-period", "1s"));
        var operator = hub.startOperator(settings);
        versions.add(operator);
        return operator;
    }

    private static String name(int version) {
        return "hub-backup-operator.v0.%d.0".formatted(version);
    }

    @Override
    @AfterAll
    void close() {
        super.close();
        versions.forEach(OperatorUnderTest::close);
    }

    @Test
    @Order(1)
    @DisplayName(
            "packaging 6.5 W4 W31 replaced while Velero restores: the next version waits for what is there and makes nothing twice")
    void whileItRestores() {
        firstSet();
        isSettled();
        var mark = b().hub().bed().audit().mark();
        var former = versions.getLast();
        startSecond(b().hub().bed());
        // so that it is not over before the next version leads
        b().hub().stopVelero();
        follow();
        says(versions.size() - 1, "False", "RestoreInProgress");

        former.askToEnd();

        nextLeads();
        says(versions.size(), "False", "RestoreInProgress");
        b().hub().startVelero();
        assertFollows();
        assertThat(created(mark, "restores.velero.io")).isEqualTo(Map.of(Hub.NAMESPACE, 3L));
        isSettled();
    }

    @Test
    @Order(2)
    @DisplayName("packaging 6.5 W10 W25 replaced in the clean-up: every stale object is deleted once, and nothing else")
    void whileItCleansUp() {
        var begun = new CompletableFuture<Cleanup>();

        // Velero may find the second set at any time, so that who replaces is there before it is made
        replaceAfter(20, Watcher.Action.DELETED, this::placementsOnB, () -> {
            begun.complete(secondSet());
            b().lookIntoTheStore();
        });

        var cleanup = begun.join();
        assertCleanedUpOnce(cleanup);
        assertThat(created(cleanup.mark(), "restores.velero.io")).isEqualTo(Map.of(Hub.NAMESPACE, 3L));
        assertThat(versions.subList(versions.size() - 2, versions.size()))
                .as("each has deleted a part")
                .allSatisfy(version -> assertThat(version.log()).contains("name=stale-"));
        isSettled();
    }

    @Test
    @Order(3)
    @DisplayName(
            "packaging 6.5 W10 W23 replaced while clusters are called over: one marker, one call for each, all of them here")
    void whileItActivates() {
        var before = disaster();

        replaceAfter(1, Watcher.Action.ADDED, this::importSecrets, this::activate);

        assertTakenOverOnce(before);
        assertThat(created(before.mark(), "restores.velero.io")).isEqualTo(Map.of(Hub.NAMESPACE, 3L));
        isSettled();
    }

    /** Begins something, and in the moment in which it has come so far the next version takes the place of the present one, which has told OLM to wait. */
    private <T> void replaceAfter(int times, Watcher.Action what, Function<Watcher<T>, Watch> watch, Runnable begin) {
        var former = versions.getLast();
        var formerName = name(versions.size());
        startSecond(b().hub().bed());
        var told = new CopyOnWriteArrayList<String>();

        try (var listening = upgradeable(formerName, told::add)) {
            Death.after(times, what, b().hub().bed(), LONG, watch, begin, former::askToEnd);

            nextLeads();
            // not what it has told last: it takes its time to end, and what runs may be over by then
            b().hub()
                    .bed()
                    .within(HAND_OVER, "the former version has told OLM to wait")
                    .untilAsserted(() -> assertThat(told).contains("False"));
        }
    }

    /** What OLM is told from now on of whether this version may be replaced, and what it was told last. */
    private Watch upgradeable(String name, Consumer<String> told) {
        return b().hub()
                .bed()
                .client()
                .genericKubernetesResources(Kind.OPERATOR_CONDITION.context())
                .inNamespace(Hub.NAMESPACE)
                .watch(new Watcher<>() {
                    @Override
                    public void eventReceived(Action action, GenericKubernetesResource condition) {
                        if (condition.getMetadata().getName().equals(name)) {
                            told.accept(String.valueOf(
                                    ToldOlm.upgradeable(new Seen(condition)).get("status")));
                        }
                    }

                    @Override
                    public void onClose(WatcherException cause) {
                        told.accept("no longer known: " + cause.getMessage());
                    }
                });
    }

    private void nextLeads() {
        b().hub()
                .bed()
                .within(HAND_OVER, "the next version leads")
                .until(() -> versions.getLast().metric("hub_backup_leader") == 1);
    }

    /** The present version is alone, and may be replaced by the next one. */
    private void isSettled() {
        says(versions.size(), "True", "NoRestoreRunning");
        b().hub()
                .bed()
                .within(HAND_OVER, "the others have ended")
                .until(() -> versions.stream().filter(OperatorUnderTest::alive).count() == 1);
    }

    private void says(int version, String status, String reason) {
        b().hub()
                .bed()
                .within(HAND_OVER, "OLM is told %s of version %d".formatted(reason, version))
                .untilAsserted(() -> assertThat(ToldOlm.upgradeable(b().hub(), name(version)))
                        .containsEntry("status", status)
                        .containsEntry("reason", reason));
    }
}
