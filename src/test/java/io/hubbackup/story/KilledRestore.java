package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.OperatorUnderTest;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A standby follows and takes over while its operator is killed again and again: each time the next one goes on where it was, and nothing is done twice. */
abstract class KilledRestore extends InterruptedRestore {

    @Override
    OperatorUnderTest startSecond(Hub hub) {
        return hub.startOperator(SLOWLY);
    }

    @Test
    @Order(1)
    @DisplayName("D9 W4 W31 killed after its first Velero Restore: the next one makes the missing ones, and none twice")
    void whileItCreates() {
        firstSet();
        killAfterVeleroRestores(1, this::follow);
        var made = b().hub().uids(Kind.VELERO_RESTORE);

        b().startOperator();

        assertFollows();
        assertThat(b().hub().uids(Kind.VELERO_RESTORE)).containsAllEntriesOf(made);
    }

    @Test
    @Order(2)
    @DisplayName(
            "D9 W10 W25 killed when all is created, and in the clean-up: every stale object is deleted once, and nothing else")
    void whileItCleansUp() {
        var cleanup = secondSet();
        killAfterVeleroRestores(3, b()::lookIntoTheStore);
        var made = b().hub().uids(Kind.VELERO_RESTORE);

        killAfter(20, Watcher.Action.DELETED, this::placementsOnB, b()::startOperator);
        System.out.println(staleOnB() + " of " + STALE + " were left when it was killed");
        b().startOperator();

        assertCleanedUpOnce(cleanup);
        assertThat(b().hub().uids(Kind.VELERO_RESTORE)).isEqualTo(made);
    }

    @Test
    @Order(3)
    @DisplayName(
            "D9 W10 W23 killed in the activation, before and while clusters are called: one marker, one call for each, all of them here")
    void whileItActivates() {
        var before = disaster();

        killAfterVeleroRestores(1, this::activate);
        killAfter(1, Watcher.Action.ADDED, this::importSecrets, b()::startOperator);
        b().startOperator();

        assertTakenOverOnce(before);
    }

    /** @param times how many there are more than before */
    private void killAfterVeleroRestores(int times, Runnable begin) {
        killAfter(
                b().hub().seen(Kind.VELERO_RESTORE).size() + times, Watcher.Action.ADDED, this::veleroRestores, begin);
    }

    private <T> void killAfter(int times, Watcher.Action what, Function<Watcher<T>, Watch> watch, Runnable begin) {
        Death.after(times, what, b().hub().bed(), LONG, watch, begin, b()::killOperator);
    }
}
