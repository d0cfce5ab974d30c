package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.Hub;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An operator that is for some namespaces only, as OLM installs it (packaging 3). */
abstract class OtherNamespace extends UnderOurDefinitions {

    private static final Duration A_WHILE = Duration.ofSeconds(20);
    private static final String NAMESPACES = "hub-backup.watch-namespaces";
    private static final String RESTORE = "restore-acm";

    @Override
    void begin() {
        hub().startVelero();
    }

    @Test
    @DisplayName(
            "packaging 3 what is in a namespace that the operator is not for is left alone; one that is for it works on it, and so does one that is for all")
    void beyond() {
        startOperator(Map.of(NAMESPACES, "openshift-adp, elsewhere"));
        hub().create(StoryHub.backupSchedule(
                StoryHub.SCHEDULE, Map.of("veleroSchedule", RARELY, "noBackupOnStart", true)));
        hub().create(Restores.named(RESTORE, Restores.PASSIVE_SYNC));
        within(PROMPTLY, "it is seen").until(() -> operator().log().contains("is left alone"));
        var end = hub().bed().now().plus(A_WHILE);
        within(A_WHILE.multipliedBy(2), "a while passes")
                .until(() -> hub().bed().now().isAfter(end));
        assertThat(hub().backupSchedule().phase()).isEmpty();
        assertThat(hub().one(Kind.RESTORE, RESTORE).phase()).isEmpty();
        assertThat(hub().seen(Kind.VELERO_SCHEDULE)).isEmpty();
        assertThat(operator().log().lines().filter(line -> line.contains("is left alone")))
                .singleElement()
                .asString()
                .contains(Hub.NAMESPACE)
                .contains("elsewhere, openshift-adp");
        hub().delete(Kind.RESTORE, RESTORE);

        startOperator(Map.of(NAMESPACES, Hub.NAMESPACE));
        awaitEnabled();

        hub().delete(Kind.BACKUP_SCHEDULE, StoryHub.SCHEDULE);
        startOperator(Map.of(NAMESPACES, ""));
        hub().create(StoryHub.backupSchedule(
                StoryHub.SCHEDULE, Map.of("veleroSchedule", RARELY, "noBackupOnStart", true)));
        awaitEnabled();
    }
}
