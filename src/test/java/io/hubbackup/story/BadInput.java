package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A hub that is backed up gets a wish that cannot be fulfilled: phase, message and condition say why and what to do, and what there is goes on as it is. Velero stands still after
 * the first set, so that the storage location is in the hands of the test.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class BadInput extends UnderEitherDefinition {

    private static final String UNAVAILABLE =
            "Backup storage location is not available. Check velero.io.BackupStorageLocation and validate storage credentials.";
    private static final String NOT_FOUND =
            "velero.io.BackupStorageLocation resources not found. Verify you have created a konveyor.openshift.io.Velero or oadp.openshift.io.DataProtectionApplications resource.";

    private Map<String, String> good = Map.of();
    private Map<String, String> schedules = Map.of();
    private Map<String, String> backups = Map.of();
    private Optional<GenericKubernetesResource> storage = Optional.empty();

    /** What a bad wish comes to; the condition is not there to see under definitions that prune it. */
    record Answer(String phase, String message, String condition, String status, String reason, String remedy) {

        static Answer refused(String message, String reason, String remedy) {
            return new Answer("FailedValidation", message, "SpecValid", "False", reason, remedy);
        }
    }

    @Override
    void begin() {
        hub().startVelero();
        good = Map.of("veleroSchedule", everyTwoHours(), "veleroTtl", "120h");
        hub().create(StoryHub.backupSchedule(StoryHub.SCHEDULE, good));
        startOperator();
        within(VELERO, "the first set is Completed").untilAsserted(() -> {
            assertThat(hub().seen(Kind.VELERO_BACKUP))
                    .hasSize(5)
                    .allSatisfy(backup -> assertThat(backup.phase()).isEqualTo("Completed"));
            assertThat(hub().backupSchedule().phase()).isEqualTo("Enabled");
        });
        hub().stopVelero();
        storage = Optional.of(hub().one(Kind.STORAGE_LOCATION, "default").object());
        schedules = hub().uids(Kind.VELERO_SCHEDULE);
        backups = hub().uids(Kind.VELERO_BACKUP);
    }

    static Stream<Arguments> wishes() {
        return Stream.of(
                argumentSet(
                        "B2.9 a word instead of a cron expression",
                        Map.of("veleroSchedule", "WRONG"),
                        Answer.refused(
                                "invalid schedule: expected exactly 5 fields, found 1: [WRONG]",
                                "CronInvalid",
                                "Write five fields")),
                argumentSet(
                        "B2.9 an empty cron expression",
                        Map.of("veleroSchedule", ""),
                        Answer.refused(
                                "Schedule must be a non-empty valid Cron expression",
                                "CronInvalid",
                                "Write five fields")),
                argumentSet(
                        "B1.17 the 60th minute",
                        Map.of("veleroSchedule", "60 * * * *"),
                        Answer.refused(
                                "invalid schedule: end of range (60) above maximum (59): 60",
                                "CronInvalid",
                                "Write five fields")),
                argumentSet(
                        "BW12 days in veleroTtl",
                        Map.of("veleroTtl", "7d"),
                        Answer.refused(
                                "spec.veleroTtl \"7d\" is not usable",
                                "DurationInvalid",
                                "Write hours, minutes and seconds as in 120h")),
                argumentSet(
                        "BW12 a negative veleroTtl",
                        Map.of("veleroTtl", "-5h"),
                        Answer.refused(
                                "spec.veleroTtl \"-5h\" is not usable: a lifetime cannot be negative",
                                "DurationInvalid",
                                "Write hours, minutes and seconds as in 120h")),
                argumentSet(
                        "BW12 a word in managedServiceAccountTTL",
                        Map.of("managedServiceAccountTTL", "soon"),
                        Answer.refused(
                                "spec.managedServiceAccountTTL \"soon\" is not usable",
                                "DurationInvalid",
                                "Write hours, minutes and seconds as in 120h")),
                argumentSet(
                        "B2.8 tokens without their component",
                        Map.of("useManagedServiceAccount", true),
                        Answer.refused(
                                "UseManagedServiceAccount option cannot be used, managedserviceaccount component is not enabled",
                                "ManagedServiceAccountDisabled",
                                "Enable component managedserviceaccount")),
                argumentSet(
                        "B1.16 the 30th of February",
                        Map.of("veleroSchedule", "0 0 30 2 *"),
                        Answer.refused(
                                "spec.veleroSchedule \"0 0 30 2 *\" names a date that never comes; Velero would make backups every minute",
                                "CronNeverFires",
                                "Correct it, or set spec.paused")),
                argumentSet(
                        "BW12 backups that live shorter than the interval",
                        Map.of("veleroTtl", "1h"),
                        new Answer(
                                "Enabled",
                                "Velero schedules are enabled",
                                "SpecValid",
                                "True",
                                "TtlShorterThanInterval",
                                "Raise spec.veleroTtl.")));
    }

    @ParameterizedTest
    @MethodSource("wishes")
    @DisplayName("a bad spec is answered, and repaired")
    void spec(Map<String, Object> wish, Answer answer) {
        hub().patchSpec(wish);

        assertAnswered(answer);

        hub().patchSpec(taken(wish));
        assertRecovered();
    }

    @Test
    @DisplayName("B2.7 no storage location at all")
    void storageMissing() {
        hub().delete(Kind.STORAGE_LOCATION, "default");

        assertAnswered(storageAnswer(NOT_FOUND, "StorageMissing", "Create a DataProtectionApplication"));

        restoreStorage();
        assertRecovered();
    }

    @Test
    @DisplayName("B2.7 the storage location is unavailable: Velero's words are repeated")
    void storageUnavailable() {
        hub().patch(
                        Kind.STORAGE_LOCATION,
                        "default",
                        Map.of("status", Map.of("phase", "Unavailable", "message", "the bucket does not answer")));

        assertAnswered(storageAnswer(
                UNAVAILABLE, "StorageUnavailable", "the bucket does not answer. Check its bucket, its credentials"));

        hub().patch(Kind.STORAGE_LOCATION, "default", Map.of("status", Map.of("phase", "Available", "message", "")));
        assertRecovered();
    }

    @Test
    @DisplayName("BW31 the storage location is read-only")
    void storageReadOnly() {
        hub().patch(Kind.STORAGE_LOCATION, "default", Map.of("spec", Map.of("accessMode", "ReadOnly")));

        assertAnswered(storageAnswer(UNAVAILABLE, "StorageReadOnly", "Set its spec.accessMode to ReadWrite"));

        hub().patch(Kind.STORAGE_LOCATION, "default", Map.of("spec", Map.of("accessMode", "ReadWrite")));
        assertRecovered();
    }

    @Test
    @DisplayName("BW31 the storage location is in another namespace")
    void storageElsewhere() {
        hub().create(Manifest.namespace("elsewhere"));
        hub().delete(Kind.STORAGE_LOCATION, "default");
        var elsewhere = storageIn("elsewhere");
        elsewhere.getMetadata().setOwnerReferences(List.of());
        hub().create(List.of(elsewhere));

        assertAnswered(
                storageAnswer(UNAVAILABLE, "WrongNamespace", "it is the wrong namespace: there are some in elsewhere"));

        hub().bed().client().resource(elsewhere).delete();
        restoreStorage();
        assertRecovered();
    }

    @Test
    @DisplayName("BW9 a second BackupSchedule gets a clear answer and does nothing")
    void second() {
        hub().create(StoryHub.backupSchedule("second", good));

        hub().await(Kind.BACKUP_SCHEDULE, "second", PROMPTLY, "it is told who is active", seen -> {
            assertThat(seen.phase()).isEqualTo("FailedValidation");
            assertThat(seen.message())
                    .contains(Hub.NAMESPACE + "/" + StoryHub.SCHEDULE)
                    .contains("Delete this");
        });
        hub().delete(Kind.BACKUP_SCHEDULE, "second");
        assertRecovered();
    }

    /** The last one: it has the hub for itself. */
    @Test
    @Order(Integer.MAX_VALUE)
    @DisplayName("BW36 a name of 64 characters is refused with the remedy, and no Backup is lost")
    void longName() {
        var name = "n".repeat(64);
        hub().delete(Kind.BACKUP_SCHEDULE, StoryHub.SCHEDULE);
        hub().create(StoryHub.backupSchedule(name, good));

        var seen = hub().await(
                        Kind.BACKUP_SCHEDULE,
                        name,
                        PROMPTLY,
                        "it is refused",
                        schedule -> assertThat(schedule.phase()).isEqualTo("FailedValidation"));

        assertThat(seen.message()).contains("64 characters").contains("shorter name");
        if (crds().keepConditions()) {
            assertThat(seen.condition("SpecValid").reason()).isEqualTo("NameTooLong");
        }
        assertThat(hub().uids(Kind.VELERO_BACKUP)).isEqualTo(backups);
    }

    @AfterEach
    void restoreStorage() {
        if (hub().seen(Kind.STORAGE_LOCATION).isEmpty()) {
            hub().create(List.of(storageIn(Hub.NAMESPACE)));
        }
    }

    private GenericKubernetesResource storageIn(String namespace) {
        var saved = storage.orElseThrow();
        return Manifest.of(
                        saved.getApiVersion(),
                        saved.getKind(),
                        saved.getMetadata().getName())
                .in(namespace)
                .with("spec", new Seen(saved).value("spec").orElseThrow())
                .status(Map.of("phase", "Available"))
                .owners(saved.getMetadata().getOwnerReferences())
                .build();
    }

    private static Answer storageAnswer(String message, String reason, String remedy) {
        return new Answer("FailedValidation", message, "StorageAvailable", "False", reason, remedy);
    }

    private void assertAnswered(Answer answer) {
        hub().await(PROMPTLY, "the answer is there", seen -> {
            assertThat(seen.phase()).isEqualTo(answer.phase());
            assertThat(seen.message()).startsWith(answer.message());
            if (crds().keepConditions()) {
                assertThat(seen.condition(answer.condition())).satisfies(condition -> {
                    assertThat(condition.status()).isEqualTo(answer.status());
                    assertThat(condition.reason()).isEqualTo(answer.reason());
                    assertThat(condition.message()).contains(answer.remedy());
                });
            }
        });
        assertNothingLost();
    }

    private void assertRecovered() {
        hub().await(PROMPTLY, "all is well again", seen -> {
            assertThat(seen.phase()).isEqualTo("Enabled");
            if (crds().keepConditions()) {
                assertThat(seen.condition("SpecValid").reason()).isEqualTo("SpecAccepted");
                assertThat(seen.condition("Ready").status()).isEqualTo("True");
            }
        });
        assertNothingLost();
    }

    private void assertNothingLost() {
        assertThat(hub().uids(Kind.VELERO_SCHEDULE)).isEqualTo(schedules);
        assertThat(hub().uids(Kind.VELERO_BACKUP)).isEqualTo(backups);
        assertThat(hub().seen(Kind.VELERO_SCHEDULE))
                .allSatisfy(
                        schedule -> assertThat(schedule.text("spec", "paused")).isIn("", "false"));
    }

    /** The patch that takes a wish back. */
    private Map<String, Object> taken(Map<String, Object> wish) {
        var back = new HashMap<String, Object>();
        wish.keySet().forEach(field -> back.put(field, null));
        back.putAll(good);
        return back;
    }
}
