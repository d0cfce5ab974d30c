package io.hubbackup.decide.policy;

import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.active;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.PolicyHub.key;
import static io.hubbackup.decide.policy.PolicyHub.passive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.hub.RestoreTerms;
import io.hubbackup.hub.ScheduleTerms;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("U20 policies 4 What a hub is, by the first that fits")
class HubRoleTest {

    static Stream<Arguments> rows() {
        return Stream.of(
                argumentSet("nothing is there", bare(), HubRole.UNCONFIGURED),
                argumentSet("a BackupSchedule", active(), HubRole.ACTIVE),
                argumentSet(
                        "a BackupSchedule that is not valid is one still", bare().schedule("Failed"), HubRole.ACTIVE),
                argumentSet("one that is paused", bare().schedule("Paused"), HubRole.PAUSED),
                argumentSet("one that collides", bare().schedule("BackupCollision"), HubRole.COLLIDED),
                argumentSet(
                        "a collision comes before a pause", schedules(paused("BackupCollision", 0)), HubRole.COLLIDED),
                argumentSet(
                        "a collision counts wherever it is",
                        schedules(running("Enabled", 0), running("BackupCollision", 1)),
                        HubRole.COLLIDED),
                argumentSet(
                        "BW9 the older one is not paused",
                        schedules(running("Enabled", 0), paused("Paused", 1)),
                        HubRole.ACTIVE),
                argumentSet(
                        "a BackupSchedule beside a Restore that follows",
                        active().restore("Enabled", passive()),
                        HubRole.ACTIVE),
                argumentSet("a Restore that follows", bare().restore("Enabled", passive()), HubRole.PASSIVE),
                argumentSet(
                        "a Restore that follows, with errors",
                        bare().restore("EnabledWithErrors", passive()),
                        HubRole.PASSIVE),
                argumentSet("one that has not begun to", bare().restore("", passive()), HubRole.PASSIVE),
                argumentSet("one that has ended", bare().restore("Finished", passive()), HubRole.RESTORE_ONLY),
                argumentSet("one that failed", bare().restore("Error", passive()), HubRole.RESTORE_ONLY),
                argumentSet(
                        "one that follows, although a newer one does not",
                        restores(restore("a", "Enabled", passive(), 0), restore("b", "Finished", moving("latest"), 1)),
                        HubRole.PASSIVE),
                argumentSet(
                        "one that moved the clusters", bare().restore("Finished", moving("latest")), HubRole.ACTIVATED),
                argumentSet(
                        "one that moved the clusters, with errors",
                        bare().restore("FinishedWithErrors", moving("acm-managed-clusters-schedule-20260303100000")),
                        HubRole.ACTIVATED),
                argumentSet(
                        "one that moves them now", bare().restore("Running", moving("latest")), HubRole.RESTORE_ONLY),
                argumentSet("one that skipped them", bare().restore("Finished", moving("skip")), HubRole.RESTORE_ONLY),
                argumentSet(
                        "only the newest tells of an activation",
                        restores(
                                restore("a", "Finished", moving("latest"), 0),
                                restore("b", "Finished", moving("skip"), 1)),
                        HubRole.RESTORE_ONLY),
                argumentSet(
                        "what is in other namespaces does not count",
                        bare().schedules(Observed.of(Indexed.of(new BackupScheduleSeen(
                                new ObjectKey("elsewhere", "s"), "u", NOON, false, "Enabled", false)))),
                        HubRole.UNCONFIGURED),
                argumentSet(
                        "a hub that serves neither kind",
                        bare().schedules(Observed.notServed("BackupSchedule")).restores(Observed.notServed("Restore")),
                        HubRole.UNCONFIGURED));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void role(PolicyHub hub, HubRole expected) {
        assertThat(HubRole.of(hub.seen())).isEqualTo(Observed.of(expected));
    }

    static Stream<Arguments> unknown() {
        Observed<Indexed<BackupScheduleSeen>> schedules = Observed.unreadable("BackupSchedule", "timeout");
        Observed<Indexed<RestoreSeen>> restores = Observed.unreadable("Restore", "timeout");
        return Stream.of(
                argumentSet(
                        "BackupSchedules are unreadable",
                        bare().schedules(schedules).seen()),
                argumentSet("Restores are unreadable", bare().restores(restores).seen()));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    @DisplayName("unreadable is not absent")
    void unreadable(HubSnapshot hub) {
        assertThat(HubRole.of(hub)).isInstanceOf(Observed.Unreadable.class);
    }

    private static PolicyHub schedules(BackupScheduleSeen... all) {
        return bare().schedules(Observed.of(Indexed.of(all)));
    }

    private static BackupScheduleSeen running(String phase, int age) {
        return new BackupScheduleSeen(
                key("s" + age), "u" + age, NOON.plusSeconds(age), false, phase, false, ScheduleTerms.NONE);
    }

    private static BackupScheduleSeen paused(String phase, int age) {
        return new BackupScheduleSeen(
                key("s" + age), "u" + age, NOON.plusSeconds(age), true, phase, false, ScheduleTerms.NONE);
    }

    private static PolicyHub restores(RestoreSeen... all) {
        return bare().restores(Observed.of(Indexed.of(all)));
    }

    private static RestoreSeen restore(String name, String phase, RestoreTerms terms, int age) {
        return new RestoreSeen(key(name), name, NOON.plusSeconds(age), phase, false, terms);
    }

    private static RestoreTerms moving(String clusters) {
        return new RestoreTerms(false, Optional.empty(), clusters, List.of(), "", Optional.empty());
    }
}
