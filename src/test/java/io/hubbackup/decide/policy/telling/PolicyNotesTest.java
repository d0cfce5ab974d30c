package io.hubbackup.decide.policy.telling;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.Ground;
import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.RestoreTerms;
import io.hubbackup.hub.SelfSeen;
import io.hubbackup.plan.EventNote;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("policies 6.12 the events of an evaluation")
class PolicyNotesTest {

    private static final Evaluation LOST = Told.of(Told.STORAGE, Told.storageLost());

    @Test
    @DisplayName("policies 6.12 what becomes violated is a warning with the reason, what is well again is told once")
    void transitions() {
        assertThat(PolicyNotes.since(Set.of(), LOST))
                .containsExactly(
                        new EventNote(
                                EventNote.Type.Warning,
                                "PolicyUnavailable",
                                "Evaluate",
                                "BackupStorageLocation default is Unavailable. Look at the bucket. (backup-storage-location-available)"));
        var open = PolicyNotes.stillOpen(Set.of(), LOST);
        assertThat(PolicyNotes.since(open, LOST)).isEmpty();
        assertThat(PolicyNotes.since(open, Told.well()))
                .containsExactly(new EventNote(
                        EventNote.Type.Normal,
                        "PolicyResolved",
                        "Evaluate",
                        "All is well. (backup-storage-location-available)"));
        assertThat(PolicyNotes.stillOpen(open, Told.well())).isEmpty();
    }

    @Test
    @DisplayName("policies 6.7 what was violated before the start of this process, and still is, is no transition")
    void stored() {
        assertThat(PolicyNotes.since(PolicyNotes.open(LOST), LOST)).isEmpty();
    }

    @Test
    @DisplayName("policies 6.12 what follows from a root cause has no event, and what nobody can tell has no end")
    void between() {
        var suppressed = Told.of(
                Told.CRON, Verdict.noncompliant(Told.Why.Unavailable, "m").suppressedBy(Told.STORAGE));
        assertThat(PolicyNotes.since(Set.of(), suppressed)).isEmpty();
        var unknown = Told.of(Told.STORAGE, Verdict.unknown(Verdict.Common.Forbidden, "m"));
        var open = PolicyNotes.stillOpen(PolicyNotes.open(LOST), unknown);
        assertThat(PolicyNotes.since(PolicyNotes.open(LOST), unknown)).isEmpty();
        assertThat(open).containsExactly(Told.STORAGE);
        assertThat(PolicyNotes.since(open, Told.well())).hasSize(1);
    }

    @Test
    @DisplayName(
            "policies 6.12 an event is about the BackupSchedule, else the Restore, else the Deployment, else the namespace")
    void regarding() {
        var restored = PolicyHub.bare().restore("Finished", RestoreTerms.NONE);
        assertThat(about(PolicyHub.active()
                        .restore("Finished", RestoreTerms.NONE)
                        .seen()))
                .isEqualTo("BackupSchedule velero/schedule-acm uid-schedule");
        assertThat(about(restored.seen())).isEqualTo("Restore velero/restore-acm uid-restore");
        assertThat(about(deployed().seen())).isEqualTo("Deployment hub-backup/hub-backup-operator uid-deployment");
        assertThat(about(PolicyHub.bare().seen())).isEqualTo("Namespace velero/velero ");
    }

    private static String about(HubSnapshot hub) {
        var regarding = PolicyNotes.regarding(hub);
        return regarding.target() + " " + regarding.uid().orElse("");
    }

    private static PolicyHub deployed() {
        var bare = PolicyHub.bare();
        var self = bare.seen().self();
        var deployment = new DeploymentSeen(
                new ObjectKey("hub-backup", SelfSeen.DEPLOYMENT),
                "uid-deployment",
                PolicyHub.NOON,
                Map.of(),
                1,
                1,
                "",
                List.of(),
                Optional.empty());
        var placed = bare.self(new SelfSeen(
                self.mode(),
                self.leader(),
                Optional.of("hub-backup"),
                SelfSeen.DEPLOYMENT,
                self.backupNamespace(),
                self.started()));
        return Ground.deployments(placed, deployment);
    }
}
