package io.hubbackup.demo.velero;

import static io.hubbackup.demo.velero.VeleroObjects.backup;
import static io.hubbackup.demo.velero.VeleroObjects.deletion;
import static io.hubbackup.demo.velero.VeleroObjects.download;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.kit.EmbeddedHub;
import io.hubbackup.kit.HubProgram;
import io.hubbackup.kit.OnEmbeddedHub;
import io.hubbackup.kit.WithHub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the emulator does on request, and what would take the real Velero too long to be seen. */
@OnEmbeddedHub
@WithHub(store = true)
@DisplayName("The Velero emulator")
class VeleroEmulatorTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration A_WHILE = Duration.ofMinutes(3);

    private EmbeddedHub hub;
    private VeleroObjects velero;

    @BeforeEach
    void remember(EmbeddedHub hub) {
        this.hub = hub;
        this.velero = new VeleroObjects(hub);
        // days are let pass here, in which nothing else shall happen
        velero.merge(
                Kind.LOCATION,
                "default",
                Map.of("spec", Map.of("validationFrequency", "1h", "backupSyncPeriod", "1h")));
    }

    @AfterEach
    void empty() {
        hub.befall(Mishaps.NONE);
        hub.store().recover();
        hub.start(HubProgram.VELERO);
        Stream.of(Kind.DELETE_REQUEST, Kind.DOWNLOAD_REQUEST, Kind.BACKUP)
                .forEach(kind -> velero.all(kind).forEach(item -> velero.delete(kind, item.name())));
        hub.store().empty();
    }

    static Stream<Arguments> mishaps() {
        return Stream.of(
                argumentSet(
                        "it is refused",
                        new Mishap.Refused("nobody wants it"),
                        List.of("", "Queued", "ReadyToStart", "FailedValidation"),
                        "[nobody wants it]"),
                argumentSet(
                        "it breaks",
                        new Mishap.Broken("disk full"),
                        List.of("", "Queued", "ReadyToStart", "InProgress", "Failed"),
                        "backup execution failed: disk full"),
                argumentSet(
                        "single objects fail",
                        new Mishap.Incomplete(3),
                        List.of(
                                "",
                                "Queued",
                                "ReadyToStart",
                                "InProgress",
                                "FinalizingPartiallyFailed",
                                "PartiallyFailed"),
                        "3"),
                argumentSet(
                        "a plugin takes its time",
                        new Mishap.PluginOperation(Duration.ofMinutes(1), true),
                        List.of(
                                "",
                                "Queued",
                                "ReadyToStart",
                                "InProgress",
                                "WaitingForPluginOperations",
                                "Finalizing",
                                "Completed"),
                        ""),
                argumentSet(
                        "a plugin fails",
                        new Mishap.PluginOperation(Duration.ofMinutes(1), false),
                        List.of(
                                "",
                                "Queued",
                                "ReadyToStart",
                                "InProgress",
                                "WaitingForPluginOperations",
                                "FinalizingPartiallyFailed",
                                "PartiallyFailed"),
                        "1"),
                argumentSet(
                        "it cannot be ended for a while",
                        new Mishap.Unfinished(Duration.ofMinutes(1)),
                        List.of("", "Queued", "ReadyToStart", "InProgress", "Finalizing", "Completed"),
                        ""));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("a mishap shows in the phases of the one Backup that it happens to")
    void mishaps(Mishap mishap, List<String> phases, String trouble) {
        hub.befall(name -> name.equals("unlucky") ? mishap : new Mishap.None());
        try (var told = PhaseLog.of(hub)) {
            velero.create(backup("unlucky"), backup("lucky"));
            velero.await(Kind.BACKUP, "unlucky", A_WHILE, phases.getLast());
            velero.await(Kind.BACKUP, "lucky", A_WHILE, "Completed");
            assertThat(told.of("unlucky")).isEqualTo(phases);
        }
        var unlucky = velero.one(Kind.BACKUP, "unlucky");
        assertThat(unlucky.text("status", "failureReason")
                        + unlucky.text("status", "validationErrors")
                        + unlucky.text("status", "errors"))
                .isEqualTo(trouble);
        assertThat(hub.store().holds("unlucky")).isEqualTo(phases.getLast().matches("Completed|PartiallyFailed"));
    }

    @Test
    @DisplayName("a Backup that never ends holds up the others until Velero is started again")
    void endless() {
        hub.befall(name -> name.equals("endless") ? new Mishap.Endless() : new Mishap.None());
        velero.create(backup("endless"), backup("next"));
        hub.skip(Duration.ofDays(2));
        assertThat(velero.one(Kind.BACKUP, "endless").phase()).isEqualTo("InProgress");
        assertThat(velero.one(Kind.BACKUP, "next").phase()).isEqualTo("Queued");

        hub.restart(HubProgram.VELERO);
        velero.await(Kind.BACKUP, "endless", SOON, "Failed");
        velero.await(Kind.BACKUP, "next", SOON, "Completed");
    }

    @Test
    @DisplayName(
            "a store that fails while a Backup is finalized keeps it there; it is complete when the store is back, and only then others have it")
    void failsAtTheEnd() {
        hub.befall(name -> new Mishap.Unfinished(Duration.ofSeconds(30)));
        velero.create(backup("patient"));
        velero.await(Kind.BACKUP, "patient", SOON, "Finalizing");
        hub.store().fail();
        hub.skip(Duration.ofMinutes(5));
        assertThat(velero.one(Kind.BACKUP, "patient").phase()).isEqualTo("Finalizing");

        hub.store().recover();
        velero.await(Kind.BACKUP, "patient", A_WHILE, "Completed");
    }

    @Test
    @DisplayName("without Velero nothing happens")
    void stopped() {
        hub.kill(HubProgram.VELERO);
        velero.create(backup("waits"));
        hub.skip(Duration.ofMinutes(5));
        assertThat(velero.one(Kind.BACKUP, "waits").phase()).isEmpty();
        hub.start(HubProgram.VELERO);
        velero.await(Kind.BACKUP, "waits", SOON, "Completed");
    }

    @Test
    @DisplayName("expired Backups are looked for once an hour")
    void expiry() {
        velero.create(backup("short", Map.of("ttl", "1h")));
        velero.await(Kind.BACKUP, "short", SOON, "Completed");
        hub.skip(Duration.ofMinutes(50));
        assertThat(velero.find(Kind.BACKUP, "short")).isPresent();
        hub.skip(Duration.ofMinutes(75));
        assertThat(velero.find(Kind.BACKUP, "short")).isEmpty();
        assertThat(hub.store().holds("short")).isFalse();
    }

    @Test
    @DisplayName("a DownloadRequest goes after ten minutes, a DeleteBackupRequest that was answered after a day")
    void requestsGo() {
        velero.create(download("log", "BackupLog", "nobody"), deletion("nobody"));
        velero.await(Kind.DELETE_REQUEST, "nobody", SOON, "Processed");
        hub.skip(Duration.ofMinutes(9));
        assertThat(velero.find(Kind.DOWNLOAD_REQUEST, "log")).isPresent();
        hub.skip(Duration.ofMinutes(2));
        assertThat(velero.find(Kind.DOWNLOAD_REQUEST, "log")).isEmpty();
        hub.skip(Duration.ofHours(23));
        assertThat(velero.find(Kind.DELETE_REQUEST, "nobody")).isPresent();
        hub.skip(Duration.ofHours(1));
        assertThat(velero.find(Kind.DELETE_REQUEST, "nobody")).isEmpty();
    }

    @Test
    @DisplayName("the arguments of velero server are read, and those that mean nothing here are passed over")
    void arguments() {
        assertThat(ServerArguments.of("--log-level=debug  --concurrent-backups=5 --garbage-collection-frequency=90s"))
                .isEqualTo(new ServerArguments(
                        5,
                        Duration.ofHours(720),
                        Duration.ofSeconds(90),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        false));
    }
}
