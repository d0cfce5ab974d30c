package io.hubbackup.decide.backup.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.hub.BackupContents;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.DeleteRequestSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("B6.4–B6.6 expired validation backups")
class ExpiredValidationBackupsTest {

    private static final String VALIDATION = "acm-validation-policy-schedule";
    private static final String NAME = VALIDATION + "-20261121010000";
    private static final Optional<Instant> EXPIRED = Optional.of(Scene.NOW.minusSeconds(1));
    private static final List<String> ASK = List.of("create DeleteBackupRequest " + Scene.NAMESPACE + "/" + NAME);
    private static final List<String> WITHDRAW =
            List.of("delete DeleteBackupRequest " + Scene.NAMESPACE + "/" + NAME + " dbr-uid");
    private static final List<String> NOTHING = List.of();

    static Stream<Arguments> backups() {
        return Stream.of(
                argumentSet("B6.4 expired", backup(VALIDATION, Scene.HUB, "Completed", EXPIRED, false), ASK),
                argumentSet(
                        "B6.4 the phase does not matter",
                        backup(VALIDATION, Scene.HUB, "FailedValidation", EXPIRED, false),
                        ASK),
                argumentSet(
                        "B6.4 not yet expired",
                        backup(VALIDATION, Scene.HUB, "Completed", Optional.of(Scene.NOW), false),
                        NOTHING),
                argumentSet(
                        "B6.4 no expiration", backup(VALIDATION, Scene.HUB, "New", Optional.empty(), false), NOTHING),
                argumentSet(
                        "B6.1 data backups are never deleted",
                        backup("acm-resources-schedule", Scene.HUB, "Failed", EXPIRED, false),
                        NOTHING),
                argumentSet(
                        "BW37 the active hub's backups on a passive hub",
                        backup(VALIDATION, "another-hub", "Completed", EXPIRED, false),
                        NOTHING),
                argumentSet("on its way out", backup(VALIDATION, Scene.HUB, "Deleting", EXPIRED, true), NOTHING));
    }

    @ParameterizedTest
    @MethodSource("backups")
    void chooses(BackupSeen backup, List<String> expected) {
        var scene = new Scene();
        scene.backups = Observed.of(Indexed.of(backup));
        assertThat(Scene.writes(ExpiredValidationBackups.of(scene.view()))).isEqualTo(expected);
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                argumentSet("B6.6 asked and not answered", List.of(request(NAME, List.of(), 0)), NOTHING),
                argumentSet(
                        "B6.6 Velero's own request under another name",
                        List.of(request(NAME + "-x7k2p", List.of(), 0)),
                        NOTHING),
                argumentSet(
                        "BW37 failed an hour ago: asked again, the Backup object stays",
                        List.of(request(NAME, List.of("bucket is away"), 60)),
                        WITHDRAW),
                argumentSet(
                        "BW37 failed just now: not yet again",
                        List.of(request(NAME, List.of("bucket is away"), 59)),
                        NOTHING),
                argumentSet(
                        "BW37 Velero's own failed request is Velero's",
                        List.of(request(NAME + "-x7k2p", List.of("bucket is away"), 90)),
                        NOTHING));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void asks(List<DeleteRequestSeen> requests, List<String> expected) {
        var scene = expired();
        scene.requests = Observed.of(Indexed.of(requests));
        assertThat(Scene.writes(ExpiredValidationBackups.of(scene.view()))).isEqualTo(expected);
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                unknown("B6.5 backups", scene -> scene.backups = Scene.unreadable("backups")),
                unknown(
                        "BW37 requests: perhaps it was asked already",
                        scene -> scene.requests = Scene.unreadable("deletebackuprequests")),
                unknown(
                        "BW37 requests are not served",
                        scene -> scene.requests = Observed.notServed("deletebackuprequests")),
                unknown("BW37 who this hub is", scene -> scene.identity = Scene.unreadable("clusterversions")));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    @DisplayName("B6.5, BW37 nothing is deleted on doubt")
    void waits(Consumer<Scene> trouble) {
        var scene = expired();
        trouble.accept(scene);
        assertThat(ExpiredValidationBackups.of(scene.view()).isEmpty()).isTrue();
    }

    @Test
    @DisplayName("B6.6 the request has the backup's name and names it")
    void body() {
        var create = (Write.Create) ExpiredValidationBackups.of(expired().view())
                .writes()
                .findFirst()
                .orElseThrow();
        assertThat(create.body())
                .isEqualTo(Map.of(
                        "apiVersion",
                        "velero.io/v1",
                        "kind",
                        "DeleteBackupRequest",
                        "metadata",
                        Map.of("name", NAME, "namespace", Scene.NAMESPACE),
                        "spec",
                        Map.of("backupName", NAME)));
    }

    private static Scene expired() {
        var scene = new Scene();
        scene.backups = Observed.of(Indexed.of(backup(VALIDATION, Scene.HUB, "Completed", EXPIRED, false)));
        return scene;
    }

    private static BackupSeen backup(
            String schedule, String hub, String phase, Optional<Instant> expiration, boolean deleting) {
        return new BackupSeen(
                new ObjectKey(Scene.NAMESPACE, schedule + "-20261121010000"),
                "uid",
                Map.of("velero.io/schedule-name", schedule, "cluster.open-cluster-management.io/backup-cluster", hub),
                Optional.empty(),
                "default",
                phase,
                Scene.NOW,
                Optional.empty(),
                Optional.empty(),
                expiration,
                0,
                0,
                "",
                BackupContents.UNKNOWN,
                deleting);
    }

    private static DeleteRequestSeen request(String name, List<String> errors, int minutesOld) {
        return new DeleteRequestSeen(
                new ObjectKey(Scene.NAMESPACE, name),
                "dbr-uid",
                NAME,
                "Processed",
                errors,
                Scene.NOW.minus(Duration.ofMinutes(minutesOld)));
    }

    private static Arguments unknown(String name, Consumer<Scene> trouble) {
        return argumentSet(name, trouble);
    }
}
