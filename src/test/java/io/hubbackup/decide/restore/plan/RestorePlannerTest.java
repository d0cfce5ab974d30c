package io.hubbackup.decide.restore.plan;

import static io.hubbackup.decide.restore.plan.RestoreHub.T1;
import static io.hubbackup.decide.restore.plan.RestoreHub.T2;
import static io.hubbackup.decide.restore.plan.RestoreHub.at;
import static io.hubbackup.decide.restore.plan.RestoreHub.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.plan.PlanResult.NothingNewer;
import io.hubbackup.decide.restore.plan.PlanResult.NothingToDo;
import io.hubbackup.decide.restore.plan.PlanResult.Reason;
import io.hubbackup.decide.restore.plan.PlanResult.Unclear;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.BackupType;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("R3.1–R3.11 which backups a run restores")
class RestorePlannerTest {

    private static final String CREDENTIALS = "acm-credentials-schedule-";
    private static final String CLUSTERS = "acm-managed-clusters-schedule-";
    private static final String RESOURCES = "acm-resources-schedule-";
    private static final String GENERIC = "acm-resources-generic-schedule-";

    private static RestoreHub hub() {
        return new RestoreHub().run("H1", T1).run("H1", T2);
    }

    @Nested
    @DisplayName("latest")
    class Latest {

        @Test
        @DisplayName("R3.4, W14 all six parts come from the newest run, in restore order")
        void newestRun() {
            var plan = hub().planned();
            assertThat(keys(plan.restores()))
                    .containsExactly(
                            "credentials",
                            "resources",
                            "resourcesGeneric",
                            "resourcesGenericActive",
                            "credentialsActive",
                            "managedClusters");
            assertThat(plan.restores())
                    .allSatisfy(planned -> assertThat(planned.backup()).endsWith(at(T2)));
            assertThat(plan.time()).isEqualTo("2026-11-21T12:00:00Z");
            assertThat(plan.hub()).isEqualTo("H1");
            assertThat(plan.why())
                    .isEqualTo(
                            "The set of 2026-11-21T12:00:00Z of hub H1 is the newest whose backups belong together; all of them are Completed.");
            assertThat(plan.skipped()).isEmpty();
            assertThat(plan.warnings()).isEmpty();
        }

        @Test
        @DisplayName(
                "R3.4 without managed clusters the three passive parts, and the others stand among what is left out")
        void passive() {
            var plan = hub().wish("skip", "latest", "latest").planned();
            assertThat(keys(plan.restores())).containsExactly("credentials", "resources", "resourcesGeneric");
            assertThat(plan.skipped()).hasSize(3).allMatch(SkippedPart::asked);
        }

        @Test
        @DisplayName("R3.5a a part whose name is skip is left out")
        void skipped() {
            var plan = hub().wish("skip", "latest", "skip").planned();
            assertThat(keys(plan.restores())).containsExactly("credentials");
            assertThat(plan.skipped())
                    .contains(new SkippedPart(
                            RestorePart.RESOURCES, true, "resources: spec.veleroResourcesBackupName is skip."));
        }

        @Test
        @DisplayName(
                "W7 activation types follow the managed clusters when their own name is skip; R3.17 they then have no suffix")
        void activationFollowsClusters() {
            var plan = hub().wish("latest", "skip", "skip").planned();
            assertThat(RestoreHub.names(plan))
                    .containsExactly(
                            "restore-acm-" + GENERIC + at(T2),
                            "restore-acm-" + CREDENTIALS + at(T2),
                            "restore-acm-" + CLUSTERS + at(T2));
            assertThat(keys(plan.restores()))
                    .containsExactly("resourcesGenericActive", "credentialsActive", "managedClusters");
        }

        @Test
        @DisplayName("W14 a run of which a wanted backup is still being made waits; what is older is restored")
        void underWay() {
            var plan = hub().change(RESOURCES + at(T2), backup -> RestoreHub.phase(backup, "InProgress"))
                    .planned();
            assertThat(plan.time()).isEqualTo("2026-11-21T10:00:00Z");
            assertThat(plan.why())
                    .endsWith(
                            "Newer backups are passed over (1): of those of 2026-11-21T12:00:00Z, acm-resources-schedule-20261121120000 is InProgress.");
        }

        @ParameterizedTest
        @DisplayName("R3.6, W14 a Completed set goes before a newer one that is not")
        @MethodSource("io.hubbackup.decide.restore.plan.RestorePlannerTest#shortfalls")
        void completedFirst(UnaryOperator<RestoreHub> damage, String fact) {
            var plan = damage.apply(hub()).planned();
            assertThat(plan.time()).isEqualTo("2026-11-21T10:00:00Z");
            assertThat(plan.why()).contains(fact);
        }

        @Test
        @DisplayName("R3.6 where nothing is better a PartiallyFailed backup is restored, with a warning")
        void partiallyFailed() {
            var plan = new RestoreHub()
                    .run("H1", T1)
                    .change(CREDENTIALS, backup -> RestoreHub.phase(backup, "PartiallyFailed"))
                    .planned();
            assertThat(plan.restores()).hasSize(6);
            assertThat(plan.warnings())
                    .containsExactly(
                            "Backup acm-credentials-schedule-20261121100000 is PartiallyFailed: some objects may be missing in it.");
            assertThat(plan.why())
                    .endsWith("acm-credentials-schedule-20261121100000 is PartiallyFailed, and no set is better.");
        }

        @Test
        @DisplayName(
                "W15 a set without generic backup is restored if there is no other, and the missing parts are told")
        void missingGeneric() {
            var plan = new RestoreHub()
                    .run("H1", T1)
                    .without(BackupType.RESOURCES_GENERIC, T1)
                    .planned();
            assertThat(keys(plan.restores()))
                    .containsExactly("credentials", "resources", "credentialsActive", "managedClusters");
            assertThat(plan.skipped())
                    .containsExactly(
                            new SkippedPart(
                                    RestorePart.GENERIC,
                                    false,
                                    "The set of 2026-11-21T10:00:00Z has no backup acm-resources-generic-schedule-…."),
                            new SkippedPart(
                                    RestorePart.GENERIC_ACTIVE,
                                    false,
                                    "The set of 2026-11-21T10:00:00Z has no backup acm-resources-generic-schedule-…."));
        }

        @Test
        @DisplayName("W14 backups of two hubs are never mixed, however near their times are")
        void twoHubs() {
            var hub = new RestoreHub()
                    .run("H1", T1)
                    .backup(BackupType.CREDENTIALS, "H2", T1.plusSeconds(20), "Completed")
                    .backup(BackupType.RESOURCES, "H2", T1.plusSeconds(20), "Completed");
            var plan = hub.planned();
            assertThat(plan.hub()).isEqualTo("H1");
            assertThat(plan.restores())
                    .allSatisfy(planned -> assertThat(planned.hub()).isEqualTo("H1"));
        }

        @Test
        @DisplayName("W14 backups in two storage locations are never mixed")
        void twoLocations() {
            var hub = new RestoreHub().run("H1", T1);
            hub.locations =
                    Observed.of(Indexed.of(RestoreHub.location("default", true), RestoreHub.location("other", true)));
            hub.backup(RestoreHub.stored(RestoreHub.of(RESOURCES + at(T2), "H1", T2, "Completed"), "other"))
                    .backup(BackupType.CREDENTIALS, "H1", T2, "Completed")
                    .backup(BackupType.MANAGED_CLUSTERS, "H1", T2, "Completed");
            assertThat(hub.planned().time()).isEqualTo("2026-11-21T10:00:00Z");
        }

        @Test
        @DisplayName("W14 two runs a minute apart are not mixed: each backup belongs to the nearest run")
        void nearRuns() {
            var hub = new RestoreHub().run("H1", T1).run("H1", T1.plusSeconds(60));
            hub.without(BackupType.CREDENTIALS, T1);
            assertThat(hub.planned().restores())
                    .allSatisfy(planned -> assertThat(planned.backup()).endsWith("20261121100100"));
            hub.change(RESOURCES + at(T1.plusSeconds(60)), backup -> RestoreHub.phase(backup, "Failed"));
            assertThat(hub.refused().reason()).isEqualTo(Reason.NoConsistentSet);
        }

        @Test
        @DisplayName("R3.1 split credentials backups of old hubs are not restored")
        void splitCredentials() {
            var hub = new RestoreHub()
                    .run("H1", T1)
                    .backup(RestoreHub.of("acm-credentials-hive-schedule-20261121120000", "H1", T2, "Completed"))
                    .backup(RestoreHub.of("acm-credentials-cluster-schedule-20261121120000", "H1", T2, "Completed"));
            assertThat(hub.wish("skip", "latest", "skip").planned().restores())
                    .extracting(PlannedRestore::backup)
                    .containsExactly(CREDENTIALS + at(T1));
        }
    }

    static Stream<Arguments> shortfalls() {
        return Stream.of(
                argumentSet(
                        "the credentials are PartiallyFailed",
                        change(CREDENTIALS, "PartiallyFailed"),
                        "acm-credentials-schedule-20261121120000 is PartiallyFailed"),
                argumentSet("the resources failed", change(RESOURCES, "Failed"), "is Failed"),
                argumentSet("the clusters were refused", change(CLUSTERS, "FailedValidation"), "is FailedValidation"),
                argumentSet("the resources are being deleted", change(RESOURCES, "Deleting"), "is Deleting"),
                argumentSet("the clusters wait", change(CLUSTERS, "Queued"), "is Queued"),
                argumentSet("a word of a newer Velero", change(CLUSTERS, "Pondering"), "is Pondering"),
                argumentSet("generic failed", change(GENERIC, "Failed"), "is Failed"),
                argumentSet(
                        "there are no credentials",
                        (UnaryOperator<RestoreHub>) hub -> hub.without(BackupType.CREDENTIALS, T2),
                        "there is no credentials backup"),
                argumentSet(
                        "the clusters are on their way out",
                        (UnaryOperator<RestoreHub>) hub -> hub.change(CLUSTERS + at(T2), RestoreHub::deleting),
                        "is being deleted"));
    }

    private static UnaryOperator<RestoreHub> change(String prefix, String phase) {
        return hub -> hub.change(prefix + at(T2), backup -> RestoreHub.phase(backup, phase));
    }

    @Nested
    @DisplayName("named")
    class Named {

        @Test
        @DisplayName("R3.7, R3.8 the named backups, and generic by the same end of the name")
        void named() {
            var plan = hub().wish(CLUSTERS + at(T1), CREDENTIALS + at(T1), RESOURCES + at(T1))
                    .planned();
            assertThat(plan.restores())
                    .hasSize(6)
                    .allSatisfy(planned -> assertThat(planned.backup()).endsWith(at(T1)));
            assertThat(plan.why()).isEqualTo("The backups are those that the Restore names.");
            assertThat(plan.time()).isEqualTo("2026-11-21T10:00:00Z");
            assertThat(plan.warnings()).isEmpty();
        }

        @Test
        @DisplayName("R3.8 of the generic backups within thirty seconds the nearest, not the first of the list")
        void nearest() {
            var hub = hub().without(BackupType.RESOURCES_GENERIC, T1)
                    .backup(BackupType.RESOURCES_GENERIC, "H1", T1.minusSeconds(30), "Completed")
                    .backup(BackupType.RESOURCES_GENERIC, "H1", T1.plusSeconds(10), "Completed");
            var plan = hub.wish("skip", "skip", RESOURCES + at(T1)).planned();
            assertThat(plan.of(RestorePart.GENERIC).orElseThrow().backup()).isEqualTo(GENERIC + at(T1.plusSeconds(10)));
        }

        @Test
        @DisplayName("R3.8 thirty seconds are near enough, one more is not; W15 it is told")
        void tolerance() {
            var hub = hub().without(BackupType.RESOURCES_GENERIC, T1)
                    .backup(BackupType.RESOURCES_GENERIC, "H1", T1.minusSeconds(30), "Completed");
            assertThat(hub.wish("skip", "skip", RESOURCES + at(T1)).planned().of(RestorePart.GENERIC))
                    .isPresent();
            hub.without(BackupType.RESOURCES_GENERIC, T1.minusSeconds(30))
                    .backup(BackupType.RESOURCES_GENERIC, "H1", T1.minusSeconds(31), "Completed");
            var plan = hub.planned();
            assertThat(keys(plan.restores())).containsExactly("resources");
            assertThat(plan.skipped())
                    .contains(
                            new SkippedPart(
                                    RestorePart.GENERIC,
                                    false,
                                    "There is no backup of its type within 30 seconds of acm-resources-schedule-20261121100000. (cannot find acm-resources-generic-schedule-20261121100000 Velero Backup for resourceType resourcesGeneric)"));
        }

        @Test
        @DisplayName("R3.9, W15 a companion that failed is not restored, and told")
        void failedCompanion() {
            var plan = hub().change(GENERIC + at(T1), backup -> RestoreHub.phase(backup, "Failed"))
                    .wish("skip", "skip", RESOURCES + at(T1))
                    .planned();
            assertThat(plan.skipped().stream()
                            .filter(skipped -> !skipped.asked())
                            .map(SkippedPart::why))
                    .singleElement()
                    .asString()
                    .startsWith("acm-resources-generic-schedule-20261121100000 is Failed.");
        }

        @Test
        @DisplayName(
                "W7 the activation types are the companions of the named managed clusters when their own name is skip")
        void activationFollowsNamedClusters() {
            var plan = hub().wish(CLUSTERS + at(T1), "skip", "skip").planned();
            assertThat(plan.restores())
                    .extracting(PlannedRestore::backup)
                    .containsExactly(GENERIC + at(T1), CREDENTIALS + at(T1), CLUSTERS + at(T1));
        }

        @Test
        @DisplayName("R3.8 credentials named by hand are restored for the activation too")
        void madeByHand() {
            var plan = hub().backup(RestoreHub.of("my-credentials", "H1", T1, "Completed"))
                    .wish("latest", "my-credentials", "skip")
                    .planned();
            assertThat(plan.of(RestorePart.CREDENTIALS_ACTIVE).orElseThrow().backup())
                    .isEqualTo("my-credentials");
        }

        @Test
        @DisplayName("R3.7, R3.9 a name that is not there is refused with the known text")
        void notFound() {
            var refused = hub().wish("skip", "nowhere", "latest").refused();
            assertThat(refused.reason()).isEqualTo(Reason.BackupNotFound);
            assertThat(refused.lastMessage())
                    .isEqualTo("cannot find nowhere Velero Backup: Backup.velero.io \"nowhere\" not found");
        }

        @ParameterizedTest
        @DisplayName("R3.7 a named backup that Velero cannot restore is refused before Velero does")
        @MethodSource("io.hubbackup.decide.restore.plan.RestorePlannerTest#unusable")
        void unusable(String phase) {
            var refused = hub().change(CREDENTIALS + at(T1), backup -> RestoreHub.phase(backup, phase))
                    .wish("skip", CREDENTIALS + at(T1), "skip")
                    .refused();
            assertThat(refused.reason()).isEqualTo(Reason.BackupUnusable);
            assertThat(refused.message()).contains("is " + phase);
        }

        @Test
        @DisplayName("R3.6 a PartiallyFailed backup may be named")
        void namedPartiallyFailed() {
            var plan = hub().change(CREDENTIALS + at(T1), backup -> RestoreHub.phase(backup, "PartiallyFailed"))
                    .wish("skip", CREDENTIALS + at(T1), "skip")
                    .planned();
            assertThat(plan.warnings()).singleElement().asString().contains("PartiallyFailed");
        }

        @Test
        @DisplayName("R3.7 a backup of other data is refused")
        void otherType() {
            assertThat(hub().wish("skip", "skip", CREDENTIALS + at(T1))
                            .refused()
                            .reason())
                    .isEqualTo(Reason.BackupOfOtherType);
        }

        @Test
        @DisplayName("W14 named backups of different hubs and times are restored with a warning")
        void inconsistent() {
            var plan = hub().run("H2", T1.minusSeconds(3600))
                    .wish("skip", CREDENTIALS + at(T1.minusSeconds(3600)), RESOURCES + at(T1))
                    .planned();
            assertThat(plan.warnings())
                    .containsExactly(
                            "The backups were made by different hubs (H1, H2): they may contradict each other.",
                            "The backups were made at different times: they may contradict each other.");
            assertThat(plan.time()).isEmpty();
            assertThat(plan.hub()).isEmpty();
        }

        @Test
        @DisplayName("W14 a named backup beside the newest ones is warned about too")
        void namedBesideLatest() {
            var plan = hub().wish("skip", CREDENTIALS + at(T1), "latest").planned();
            assertThat(plan.warnings())
                    .containsExactly("The backups were made at different times: they may contradict each other.");
        }
    }

    static Stream<Arguments> unusable() {
        return Stream.of("Failed", "FailedValidation", "InProgress", "Deleting")
                .map(phase -> argumentSet(phase, phase));
    }

    @Nested
    @DisplayName("nothing")
    class Nothing {

        @Test
        @DisplayName("T5, R3.11 all skip: nothing to do, whatever the storage is like")
        void allSkip() {
            var hub = new RestoreHub().wish("skip", " SKIP ", "skip");
            hub.locations = Observed.of(Indexed.empty());
            assertThat(hub.plan()).isEqualTo(new NothingToDo("Nothing to do for restore restore-acm"));
        }

        @Test
        @DisplayName("R3.5a an empty name")
        void emptyName() {
            assertThat(hub().wish("skip", "latest", "").refused().lastMessage()).isEqualTo("backup name not found");
        }

        @Test
        @DisplayName("R3.6 no backup at all, whatever is asked for")
        void noBackups() {
            assertThat(new RestoreHub().refused().lastMessage()).isEqualTo("no velero backups found");
            assertThat(new RestoreHub().wish("skip", "x", "skip").refused().lastMessage())
                    .isEqualTo("no velero backups found");
        }

        @Test
        @DisplayName("R3.6 no backup of a type")
        void noneOfAType() {
            var refused = hub().change(RESOURCES, backup -> RestoreHub.phase(backup, "Failed"))
                    .refused();
            assertThat(refused.reason()).isEqualTo(Reason.NoBackups);
            assertThat(refused.lastMessage()).isEqualTo("no backups found");
            assertThat(refused.message()).contains("acm-resources-schedule-…");
        }

        @Test
        @DisplayName("R3.10, W9 backups that cannot be read are not none")
        void unreadableBackups() {
            var hub = hub();
            hub.seenBackups = Observed.unreadable("backups.velero.io", "503 Service Unavailable");
            assertThat(hub.plan())
                    .isEqualTo(
                            new Unclear(
                                    "It cannot be told what there is to restore (backups.velero.io: 503 Service Unavailable). It is tried again."));
        }
    }

    @Nested
    @DisplayName("storage")
    class Storage {

        @Test
        @DisplayName("R2.32 there is no storage location")
        void none() {
            var hub = hub();
            hub.locations = Observed.of(Indexed.empty());
            assertThat(hub.refused().lastMessage())
                    .isEqualTo(
                            "velero.io.BackupStorageLocation resources not found. Verify you have created a konveyor.openshift.io.Velero or oadp.openshift.io.DataProtectionApplications resource.");
            hub.locations = Observed.notServed("backupstoragelocations.velero.io");
            assertThat(hub.refused().reason()).isEqualTo(Reason.StorageMissing);
            assertThat(hub.refused().reason().storage()).isTrue();
        }

        @Test
        @DisplayName("R2.33 none in this namespace, or none that is available; R2.34 both texts name the kind")
        void unavailable() {
            var hub = hub();
            hub.locations = Observed.of(Indexed.of(RestoreHub.location("elsewhere", "default", "Available", true)));
            assertThat(hub.refused().lastMessage())
                    .isEqualTo(
                            "Backup storage location not available in namespace open-cluster-management-backup. Check velero.io.BackupStorageLocation and validate storage credentials.");
            hub.locations =
                    Observed.of(Indexed.of(RestoreHub.location(RestoreHub.NAMESPACE, "default", "Unavailable", true)));
            assertThat(hub.refused().message())
                    .isEqualTo(
                            "BackupStorageLocation default is not available: its phase is Unavailable. Check its bucket, its credentials, and that Velero runs.");
            assertThat(hub.refused().lastMessage()).contains("BackupStorageLocation");
        }

        @Test
        @DisplayName("W42 one that was made by hand will do, with a warning")
        void madeByHand() {
            var hub = hub();
            hub.locations = Observed.of(Indexed.of(RestoreHub.location("default", false)));
            assertThat(hub.planned().warnings())
                    .containsExactly(
                            "BackupStorageLocation default was made by hand: no DataProtectionApplication owns it.");
        }

        @Test
        @DisplayName("W42 the location of the chosen backups counts, not any")
        void ofTheBackup() {
            var hub = hub();
            hub.locations = Observed.of(Indexed.of(
                    RestoreHub.location("other", true),
                    RestoreHub.location(RestoreHub.NAMESPACE, "default", "Unavailable", true)));
            assertThat(hub.refused().reason()).isEqualTo(Reason.StorageUnavailable);
            hub.locations = Observed.of(Indexed.of(RestoreHub.location("other", true)));
            assertThat(hub.refused().message()).contains("is in BackupStorageLocation \"default\", which is not in");
        }

        @Test
        @DisplayName("W9 locations that cannot be read are not none")
        void unreadable() {
            var hub = hub();
            hub.locations = Observed.unreadable("backupstoragelocations.velero.io", "timeout");
            assertThat(hub.plan()).isInstanceOf(Unclear.class);
        }
    }

    @Nested
    @DisplayName("D23 versions")
    class Versions {

        private RestoreHub of(String backups, Observed<Optional<String>> here) {
            var hub = new RestoreHub().run("H1", T1).change(RESOURCES, backup -> RestoreHub.version(backup, backups));
            hub.version = here;
            return hub;
        }

        @Test
        @DisplayName("D23 a set from a newer hub is refused, with both versions in the message")
        void newer() {
            var refused = of("2.14.1", Observed.of(Optional.of("2.9.7"))).refused();
            assertThat(refused.reason()).isEqualTo(Reason.NewerHubVersion);
            assertThat(refused.message()).contains("2.14.1", "2.9.7");
        }

        @Test
        @DisplayName("D23 an older, an equal, an unknown and an absent version are no obstacle")
        void fine() {
            assertThat(of("2.9.7", Observed.of(Optional.of("2.14.1"))).planned())
                    .isNotNull();
            assertThat(of("2.14", Observed.of(Optional.of("2.14.0-12"))).planned())
                    .isNotNull();
            assertThat(of("next", Observed.of(Optional.of("2.14.0"))).planned()).isNotNull();
            assertThat(of("2.14.1", Observed.of(Optional.empty())).planned()).isNotNull();
            assertThat(of("2.14.1", Observed.notServed("multiclusterhubs")).planned())
                    .isNotNull();
        }

        @Test
        @DisplayName("D23 a version of this hub that cannot be read is no version")
        void unreadable() {
            assertThat(of("2.14.1", Observed.unreadable("multiclusterhubs", "503"))
                            .plan())
                    .isInstanceOf(Unclear.class);
        }
    }

    @Nested
    @DisplayName("R3.2, R3.3 after a sync")
    class AfterSync {

        private RestoreHub synced() {
            var hub = new RestoreHub().run("H1", T1).sync("skip");
            return hub.ran(hub.planned());
        }

        @Test
        @DisplayName("R3.2 nothing newer")
        void nothingNewer() {
            assertThat(synced().plan())
                    .isEqualTo(new NothingNewer(
                            "The set of 2026-11-21T10:00:00Z is the newest that can be restored.", ""));
        }

        @Test
        @DisplayName("R3.2, W14 a newer set is restored when it is complete, not when its first backup is there")
        void newer() {
            var hub = synced().backup(BackupType.CREDENTIALS, "H1", T2, "Completed");
            assertThat(hub.plan()).isInstanceOf(NothingNewer.class);
            hub.backup(BackupType.RESOURCES, "H1", T2, "InProgress");
            assertThat(hub.plan())
                    .isEqualTo(
                            new NothingNewer(
                                    "The set of 2026-11-21T10:00:00Z is the newest that can be restored.",
                                    "Newer backups are passed over (1): of those of 2026-11-21T12:00:00Z, there is no managedClusters backup, there is no resourcesGeneric backup, acm-resources-schedule-20261121120000 is InProgress."));
            hub.run("H1", T2);
            assertThat(hub.planned().time()).isEqualTo("2026-11-21T12:00:00Z");
            assertThat(keys(hub.planned().restores())).containsExactly("credentials", "resources", "resourcesGeneric");
        }

        @Test
        @DisplayName("W14 a standby stays with the set from which it can be activated")
        void notAhead() {
            var hub = synced().run("H1", T2).without(BackupType.MANAGED_CLUSTERS, T2);
            assertThat(hub.plan())
                    .isEqualTo(
                            new NothingNewer(
                                    "The set of 2026-11-21T10:00:00Z is the newest that can be restored.",
                                    "Newer backups are passed over (1): of those of 2026-11-21T12:00:00Z, there is no managedClusters backup."));
            assertThat(hub.sync("latest").planned().time()).isEqualTo("2026-11-21T10:00:00Z");
            hub.run("H1", T2).sync("skip");
            assertThat(hub.planned().time()).isEqualTo("2026-11-21T12:00:00Z");
        }

        @Test
        @DisplayName("W14 where no set has the managed clusters, a standby follows what there is")
        void noClusters() {
            var hub = new RestoreHub().run("H1", T1).without(BackupType.MANAGED_CLUSTERS, T1);
            hub.sync("skip").ran(hub.planned());
            hub.run("H1", T2).without(BackupType.MANAGED_CLUSTERS, T2);
            assertThat(hub.planned().time()).isEqualTo("2026-11-21T12:00:00Z");
        }

        @Test
        @DisplayName("W9 backups that cannot be read are not \"nothing newer\"")
        void unreadable() {
            var hub = synced();
            hub.seenBackups = Observed.unreadable("backups.velero.io", "503");
            assertThat(hub.plan()).isInstanceOf(Unclear.class);
        }

        @Test
        @DisplayName("R3.3, R3.5 the activation takes the same set: what was restored keeps its name, three are new")
        void activation() {
            var hub = synced().sync("latest");
            var plan = hub.planned();
            assertThat(plan.time()).isEqualTo("2026-11-21T10:00:00Z");
            assertThat(keys(RestoreHub.missing(hub, plan)))
                    .containsExactly("resourcesGenericActive", "credentialsActive", "managedClusters");
            assertThat(RestoreHub.names(plan))
                    .contains(
                            "restore-acm-acm-credentials-schedule-20261121100000-active",
                            "restore-acm-acm-resources-generic-schedule-20261121100000-active");
        }

        @Test
        @DisplayName("R3.3 with a newer set the activation restores everything from it")
        void activationWithNewer() {
            var hub = synced().run("H1", T2).sync("latest");
            assertThat(RestoreHub.missing(hub, hub.planned())).hasSize(6);
        }

        @Test
        @DisplayName("R3.3 a Velero Restore that somebody has deleted is made again")
        void deleted() {
            var hub = synced();
            hub.restores.remove("restore-acm-acm-credentials-schedule-20261121100000");
            assertThat(keys(RestoreHub.missing(hub, hub.planned()))).containsExactly("credentials");
            hub.seenRestores = Observed.unreadable("restores.velero.io", "503");
            assertThat(hub.plan()).isInstanceOf(Unclear.class);
        }

        @Test
        @DisplayName("W15 a generic backup that came late is restored after all")
        void late() {
            var hub = new RestoreHub()
                    .run("H1", T1)
                    .without(BackupType.RESOURCES_GENERIC, T1)
                    .sync("skip");
            hub.ran(hub.planned());
            assertThat(hub.plan()).isInstanceOf(NothingNewer.class);
            hub.run("H1", T1);
            assertThat(keys(RestoreHub.missing(hub, hub.planned()))).containsExactly("resourcesGeneric");
        }

        @Test
        @DisplayName("W13 an older set is nothing new, even when the one that was restored is gone")
        void older() {
            var hub = synced();
            hub.backups.clear();
            hub.run("H1", T1.minusSeconds(7200));
            assertThat(hub.plan()).isInstanceOf(NothingNewer.class);
            assertThat(List.of(hub.sync("latest").planned().time())).containsExactly("2026-11-21T08:00:00Z");
        }
    }
}
