package io.hubbackup.decide.restore.activation;

import static io.hubbackup.decide.restore.activation.ActivationHub.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.restore.journal.ActivationRecord;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.hub.DeleteRequestSeen;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.AutoImport;
import io.hubbackup.wire.Names;
import io.hubbackup.wire.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("How the other hubs learn of the take-over")
class AnnouncementTest {

    private static final String OLD = "acm-restore-clusters-20261101000000";

    private static List<String> words(ActivationHub hub) {
        return hub.writes().stream()
                .map(write -> write.getClass().getSimpleName() + " "
                        + write.target().kind().kind() + " "
                        + write.target().key().name())
                .toList();
    }

    private static ActivationHub older() {
        return new ActivationHub().marker(OLD, OTHER_HUB, "earlier", "Completed");
    }

    static Stream<Arguments> writes() {
        return Stream.of(
                argumentSet(
                        "R6.3 named by the time at which the activation began",
                        new ActivationHub(),
                        List.of("Create Backup " + MARKER)),
                argumentSet(
                        "W10 also when it is made later",
                        new ActivationHub().at(Duration.ofMinutes(9)),
                        List.of("Create Backup " + MARKER)),
                argumentSet("W10 not twice", new ActivationHub().marker(MARKER, HUB, "restore-acm", "New"), List.of()),
                argumentSet(
                        "R6.3 a marker of an earlier run is not ours",
                        new ActivationHub().marker(OLD, HUB, "restore-acm", "Completed"),
                        List.of("Create Backup " + MARKER)),
                argumentSet(
                        "R6.8 older ones stay until ours is stored",
                        older().marker(MARKER, HUB, "restore-acm", "InProgress"),
                        List.of()),
                argumentSet("R6.8 older ones go", older().announced(), List.of("Create DeleteBackupRequest " + OLD)),
                argumentSet(
                        "R6.8 newer ones stay",
                        new ActivationHub()
                                .announced()
                                .marker("acm-restore-clusters-20261121100001", OTHER_HUB, "x", "Completed"),
                        List.of()),
                argumentSet(
                        "R6.8 other backups stay",
                        new ActivationHub()
                                .announced()
                                .backup("acm-credentials-schedule-20261101000000", Map.of(), "Completed"),
                        List.of()),
                argumentSet(
                        "W37 one that Velero failed is waited for a while",
                        new ActivationHub().marker(MARKER, HUB, "restore-acm", "FailedValidation"),
                        List.of()),
                argumentSet(
                        "W37 one that Velero failed is tried again",
                        new ActivationHub()
                                .marker(MARKER, HUB, "restore-acm", "FailedValidation")
                                .at(Duration.ofMinutes(1)),
                        List.of("Create Backup acm-restore-clusters-20261121100100")),
                argumentSet(
                        "R6.8 what failed goes once one is stored",
                        new ActivationHub()
                                .marker(MARKER, HUB, "restore-acm", "Failed")
                                .marker("acm-restore-clusters-20261121100100", HUB, "restore-acm", "Completed")
                                .at(Duration.ofMinutes(2)),
                        List.of("Create DeleteBackupRequest " + MARKER)),
                argumentSet("R6.6 no identity, no marker", new ActivationHub().unreadable(Part.IDENTITY), List.of()),
                argumentSet(
                        "R6.3 backups that cannot be read", new ActivationHub().unreadable(Part.BACKUPS), List.of()),
                argumentSet(
                        "R6.8 requests that cannot be read", older().announced().unreadable(Part.REQUESTS), List.of()));
    }

    @ParameterizedTest
    @MethodSource("writes")
    @DisplayName("R6.3, R6.6, R6.8, W10, W37 exactly these writes")
    void writes(ActivationHub hub, List<String> writes) {
        assertThat(words(hub)).isEqualTo(writes);
    }

    private static final String LATER = "acm-restore-clusters-20261121100001";

    private static ActivationHub contested(String marker, String by) {
        return new ActivationHub()
                .announced()
                .cluster("c")
                .token("c", MAIN, Duration.ofDays(30))
                .marker(marker, by, "x", "Completed");
    }

    @Test
    @DisplayName(
            "R6.7 B5.15 of two hubs that activate at once the one that announced earlier calls no cluster any more, and says why")
    void loses() {
        var hub = contested(LATER, OTHER_HUB).importSecret("c", UID, 1, BEGUN);
        assertThat(words(hub)).containsExactly("Delete Secret auto-import-secret");
        hub.pass();
        var step = hub.step();
        assertThat(step.done()).isTrue();
        assertThat(step.summary().complete()).isFalse();
        assertThat(hub.stateOf("c")).isEqualTo("LeftToOtherHub");
        var sentence =
                ("Hub %s has announced at 2026-11-21T10:00:01Z, after this one, that it takes the managed clusters over (Velero Backup %s): "
                                + "this hub calls none of them any more. Create a new Restore here to have them after all.")
                        .formatted(OTHER_HUB, LATER);
        assertThat(step.summary().sentence()).startsWith(sentence);
        assertThat(step.summary().conclusion(hub.journal.activation()).lost()).isEqualTo(sentence);
    }

    @Test
    @DisplayName("R6.7 R6.8 the loser does not write its marker anew when the winner has removed it")
    void markerGone() {
        var hub = contested(LATER, OTHER_HUB);
        hub.backups.remove(new ObjectKey(NAMESPACE, MARKER));
        assertThat(words(hub)).isEmpty();
    }

    static Stream<Arguments> winners() {
        return Stream.of(
                argumentSet("R6.7 the other one announced earlier", contested(OLD, OTHER_HUB)),
                argumentSet(
                        "R6.7 in the same second the greater id wins, and ours is the greater",
                        contested("acm-restore-clusters-20261121100000-x", "00000000")),
                argumentSet("R6.7 a later marker of this very hub", contested(LATER, HUB)),
                argumentSet(
                        "R6.7 one that is not stored yet may never be",
                        new ActivationHub()
                                .announced()
                                .cluster("c")
                                .token("c", MAIN, Duration.ofDays(30))
                                .marker(LATER, OTHER_HUB, "x", "InProgress")),
                argumentSet("R6.7 one of a hub with a fast clock that was there before", before()));
    }

    private static ActivationHub before() {
        var hub = contested(LATER, OTHER_HUB);
        hub.journal = Journal.BLANK.with(ActivationRecord.begunAt(BEGUN, List.of(LATER)));
        return hub;
    }

    @ParameterizedTest
    @MethodSource("winners")
    @DisplayName("R6.7 everybody else goes on")
    void goesOn(ActivationHub hub) {
        assertThat(hub.stateOf("c")).isEqualTo("Pending");
        assertThat(words(hub)).contains("Create Secret auto-import-secret");
    }

    @Test
    @DisplayName("R6.7 the markers that are there at the beginning are in the journal")
    void knownMarkers() {
        assertThat(Activation.begin(older().view()).foreign()).containsExactly(OLD);
        assertThat(Activation.begin(older().unreadable(Part.BACKUPS).view()).foreign())
                .isEmpty();
    }

    @Test
    @DisplayName("R6.4, R6.5 the marker is that of the Go operator")
    void body() {
        var hub = new ActivationHub();
        hub.pass();

        var body = hub.markerBody();
        assertThat(body.child("spec").fields())
                .isEqualTo(Map.of("includedNamespaces", List.of(NAMESPACE), "includedResources", List.of("Restore")));
        assertThat(body.child("metadata").fields()).containsOnlyKeys("name", "namespace", "labels");
        assertThat(body.child("metadata").textMap("labels"))
                .isEqualTo(Map.of(
                        "cluster.open-cluster-management.io/restore-cluster", HUB,
                        "cluster.open-cluster-management.io/backup-cluster", OTHER_HUB,
                        "cluster.open-cluster-management.io/acm-hub-dr", "true",
                        "cluster.open-cluster-management.io/acm-restore-name", "restore-acm",
                        "acm-managed-clusters-schedule", BACKUP));
    }

    @Test
    @DisplayName("R6.5 what is not known of the backup is left out, or empty")
    void unknownBackup() {
        var hub = new ActivationHub();
        hub.plannedHub = "";
        assertThat(labels(hub)).doesNotContainKey("cluster.open-cluster-management.io/backup-cluster");

        var view = new ActivationHub().view();
        var unplanned = Journal.BLANK.with(hub.journal.activation());
        var created = (Write.Create) Activation.step(view, unplanned, Optional.empty())
                .plan()
                .writes()
                .toList()
                .getFirst();
        assertThat(Tree.of(created.body()).child("metadata").textMap("labels"))
                .containsEntry("acm-managed-clusters-schedule", "");
    }

    private static Map<String, String> labels(ActivationHub hub) {
        hub.pass();
        return hub.markerBody().child("metadata").textMap("labels");
    }

    @Test
    @DisplayName(
            "W37 however long the name of the Restore is, its marker is one that the API server takes, and is found again")
    void longName() {
        var hub = new ActivationHub();
        hub.name = "restore-" + "x".repeat(200);

        assertThat(labels(hub).values())
                .allSatisfy(
                        value -> assertThat(Names.isLabelValue(value)).as(value).isTrue());
        assertThat(hub.step().plan().isEmpty()).isTrue();
    }

    @Test
    @DisplayName("R6.2 the certificate goes together with the marker, and one that was made anew stays")
    void certificate() {
        var key = new ObjectKey(AutoImport.OBSERVABILITY_NAMESPACE, AutoImport.OBSERVABILITY_SECRET);
        var hub = new ActivationHub().secret(key, Map.of(), Map.of());
        hub.pass();
        assertThat(hub.secrets).doesNotContainKey(key);

        hub.secret(key, Map.of(), Map.of()).veleroRuns();
        hub.pass();

        assertThat(hub.secrets).containsKey(key);
    }

    @Test
    @DisplayName("R6.9 Velero is asked once")
    void asked() {
        var hub = older().announced();
        hub.pass();
        assertThat(hub.requests.values())
                .extracting(DeleteRequestSeen::backupName)
                .containsExactly(OLD);

        assertThat(hub.step().plan().isEmpty()).isTrue();
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                argumentSet(
                        "R6.6 no identity",
                        new ActivationHub().unreadable(Part.IDENTITY),
                        "IDENTITY: timeout; the other hubs are not told of the take-over until it can be read."),
                argumentSet(
                        "W37 refused",
                        new ActivationHub().marker(MARKER, HUB, "restore-acm", "FailedValidation"),
                        "Velero has not stored " + MARKER
                                + ", which tells the other hubs of the take-over: FailedValidation."),
                argumentSet(
                        "W37 not done in time",
                        new ActivationHub()
                                .marker(MARKER, HUB, "restore-acm", "New")
                                .at(SETTINGS.importLimit()),
                        "Velero has not stored the backup that tells the other hubs of the take-over until 2026-11-21T10:15:00Z."));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    @DisplayName("R6.6, R6.7, W37 a take-over that the others do not learn of is said")
    void trouble(ActivationHub hub, String words) {
        assertThat(hub.step().summary().trouble()).containsExactly(words);
        assertThat(hub.step().summary().complete()).isFalse();
    }

    @Test
    @DisplayName("R6.6 the clusters are called all the same")
    void called() {
        var hub = new ActivationHub()
                .cluster("c")
                .token("c", MAIN, Duration.ofDays(1))
                .unreadable(Part.IDENTITY);

        assertThat(words(hub)).containsExactly("Patch ManagedCluster c", "Create Secret auto-import-secret");
    }
}
