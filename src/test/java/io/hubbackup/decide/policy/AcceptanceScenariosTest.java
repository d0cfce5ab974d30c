package io.hubbackup.decide.policy;

import static io.hubbackup.decide.policy.Backups.strange;
import static io.hubbackup.decide.policy.Backups.writing;
import static io.hubbackup.decide.policy.Ground.LONG_AGO;
import static io.hubbackup.decide.policy.Ground.fresh;
import static io.hubbackup.decide.policy.Ground.location;
import static io.hubbackup.decide.policy.Ground.well;
import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.PEER;
import static io.hubbackup.decide.policy.PolicyHub.SELF;
import static io.hubbackup.decide.policy.PolicyHub.active;
import static io.hubbackup.decide.policy.PolicyHub.backup;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.PolicyHub.passive;
import static io.hubbackup.decide.policy.PolicyHub.terms;
import static io.hubbackup.decide.policy.TokenFleet.account;
import static io.hubbackup.decide.policy.TokenFleet.accounts;
import static io.hubbackup.decide.policy.TokenFleet.cluster;
import static io.hubbackup.decide.policy.TokenFleet.clusters;
import static io.hubbackup.decide.policy.TokenFleet.secret;
import static io.hubbackup.decide.policy.TokenFleet.secrets;
import static io.hubbackup.decide.policy.TokenFleet.token;
import static io.hubbackup.decide.policy.TokenFleet.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.policy.Verdict.Status;
import io.hubbackup.decide.policy.check.Templates;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.StorageLocationSeen;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.MsaNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What has to be seen of a hub while things happen to it: all templates of upstream's catalogue together, with a clock that is set by hand. */
@DisplayName("policies 9 What is told while things happen to a hub")
class AcceptanceScenariosTest {

    private static final String T01 = "acm-cluster-backup-enabled";
    private static final String T02 = "auto-import-backup-label";
    private static final String T03 = "auto-import-account-secret";
    private static final String T06 = "oadp-pod-running";
    private static final String T07 = "velero-pod-running";
    private static final String T08 = "data-protection-application-available";
    private static final String T09 = "backup-storage-location-available";
    private static final String T10 = "backup-schedule-cron-enabled";
    private static final String T13 = "acm-backup-in-progress-report";
    private static final String T14 = "acm-backup-clusters-collision-report";
    private static final String T15 = "acm-backup-phase-validation";
    private static final String T16 = "oadp-operator-exists";
    private static final String T17 = "oadp-channel-validation";
    private static final String T18 = "custom-oadp-channel-validation";

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Catalogue catalogue = WrittenCatalogue.read();
    private final Evaluator evaluator = new Evaluator(
            catalogue,
            Templates.of(catalogue).stream()
                    .filter(template -> catalogue.entry(template.name()).id().startsWith("T"))
                    .toList());
    private Evaluation told = Evaluation.NONE;

    private void look(PolicyHub hub, Instant now) {
        told = evaluator.evaluate(told, hub.seen(), now);
    }

    private Verdict verdict(String template) {
        return told.verdict(template).orElseThrow();
    }

    private Status status(String template) {
        return verdict(template).status();
    }

    private String reason(String template) {
        return verdict(template).reason().name();
    }

    /** Those that have an alert. */
    private List<String> violated() {
        return told.judgements().entrySet().stream()
                .filter(entry -> entry.getValue().verdict().violated())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static PolicyHub stored(PolicyHub hub, StorageLocationSeen location) {
        return hub.locations(Observed.of(Indexed.of(location)));
    }

    /** An active hub whose ground is well, looked at by Velero at that time. */
    private static PolicyHub healthy(Instant now) {
        return well(active(), now);
    }

    @Test
    @DisplayName("policies §9.1 a fresh operator without OADP: one root cause, exactly one alert (U19)")
    void freshWithoutOadp() {
        look(bare(), NOON);
        assertThat(violated()).containsExactly(T16);
        assertThat(List.of(T06, T07, T08, T09, T17))
                .allSatisfy(template -> assertThat(status(template)).isIn(Status.SUPPRESSED, Status.NOT_APPLICABLE));
    }

    @Test
    @DisplayName(
            "policies §9.1 policies 4 a fresh hub with OADP: the missing DataProtectionApplication is the one root cause (U19)")
    void freshWithOadp() {
        var hub = Ground.deployments(well(bare(), NOON), Ground.oadp(1));
        look(Ground.applications(hub).locations(Observed.of(Indexed.empty())), NOON);
        assertThat(violated()).containsExactly(T08);
        assertThat(List.of(T07, T09))
                .allSatisfy(template -> assertThat(status(template)).isEqualTo(Status.SUPPRESSED));
    }

    @Test
    @DisplayName("policies §9.2 bad credentials are told in Velero's words, at once")
    void badCredentials() {
        look(stored(healthy(NOON), location("default", "Unavailable", "rpc error: AccessDenied", NOON)), NOON);
        assertThat(violated()).contains(T09);
        assertThat(reason(T09)).isEqualTo("Unavailable");
        assertThat(verdict(T09).message()).contains("rpc error: AccessDenied");
    }

    @Test
    @DisplayName("policies §9.3 a normal run of five backups: T10 unknown, then well; T13 never violated (U4)")
    void normalRun() {
        var created = NOON.minus(MINUTE);
        var hub = well(bare().schedules(Observed.of(Indexed.of(schedule(created)))), NOON);
        look(hub, created);
        assertThat(status(T10)).isEqualTo(Status.UNKNOWN);
        for (int minute = 0; minute <= 10; minute++) {
            var now = NOON.plus(MINUTE.multipliedBy(minute));
            look(stored(hub.plus(run(minute)), fresh(now)), now);
            assertThat(violated()).isEmpty();
            assertThat(status(T10)).isEqualTo(Status.COMPLIANT);
        }
        assertThat(reason(T13)).isEqualTo("NoStuckBackups");
    }

    private static BackupScheduleSeen schedule(Instant created) {
        return new BackupScheduleSeen(
                PolicyHub.key("schedule-acm"), "uid", created, false, "Enabled", false, terms("0 */2 * * *"));
    }

    /** Velero makes one after the other, two minutes each. */
    private static List<BackupSeen> run(int minute) {
        var backups = new ArrayList<BackupSeen>();
        var order = List.of(
                BackupType.VALIDATION,
                BackupType.CREDENTIALS,
                BackupType.MANAGED_CLUSTERS,
                BackupType.RESOURCES,
                BackupType.RESOURCES_GENERIC);
        for (int turn = 0; turn < order.size(); turn++) {
            var phase = minute >= 2 * turn + 2 ? "Completed" : minute >= 2 * turn ? "InProgress" : "New";
            backups.add(backup(order.get(turn), SELF, phase, NOON));
        }
        return backups;
    }

    @Test
    @DisplayName("policies §9.4 Velero is down for 20 minutes: T07 violated, T09 suppressed and not well (U11)")
    void veleroDown() {
        var hub = healthy(NOON).set(SELF, NOON);
        look(hub, NOON);
        var down = Ground.deployments(hub, Ground.velero(0), Ground.oadp(1));
        look(down, NOON.plus(MINUTE));
        look(down, NOON.plus(MINUTE.multipliedBy(20)));
        assertThat(violated()).containsExactly(T07);
        assertThat(status(T09)).isEqualTo(Status.SUPPRESSED);
        assertThat(verdict(T09).causedBy()).contains(T07);
        var up = NOON.plus(MINUTE.multipliedBy(21));
        look(hub, up);
        assertThat(violated()).as("Velero gets a minute to look").isEmpty();
        look(stored(hub, fresh(up)), up.plusSeconds(5));
        assertThat(status(T09)).isEqualTo(Status.COMPLIANT);
    }

    @Test
    @DisplayName("policies §9.5 a backup that hangs: told at its deadline, settled when Velero fails it (U5)")
    void stuck() {
        var running =
                writing(backup(BackupType.RESOURCES, SELF, "InProgress", NOON), 3, NOON.plus(MINUTE.multipliedBy(29)));
        var deadline = NOON.plus(MINUTE.multipliedBy(30));
        var before = healthy(deadline)
                .set(SELF, NOON.minus(HOUR.multipliedBy(2)))
                .plus(List.of(backup(BackupType.VALIDATION, SELF, "Completed", NOON)));
        var hub = before.plus(List.of(running));
        look(hub, deadline.minusMillis(1));
        assertThat(status(T13)).isEqualTo(Status.COMPLIANT);
        assertThat(verdict(T13).nextCheckAt()).contains(deadline);
        look(hub, deadline);
        assertThat(violated()).containsExactly(T13);
        look(before.plus(List.of(backup(BackupType.RESOURCES, SELF, "Failed", NOON))), deadline.plus(MINUTE));
        assertThat(status(T13)).isEqualTo(Status.COMPLIANT);
    }

    @Test
    @DisplayName("policies §9.6 a cron of weekdays over a weekend is no violation (U7)")
    void weekend() {
        var friday = Instant.parse("2026-03-06T08:00:00Z");
        var hub = well(active().schedule("Enabled", terms("0 8 * * 1-5")).set(SELF, friday), friday);
        for (var now = friday; now.isBefore(Instant.parse("2026-03-09T08:10:00Z")); now = now.plus(HOUR)) {
            look(stored(hub, fresh(now)), now);
            assertThat(status(T10)).as(now.toString()).isEqualTo(Status.COMPLIANT);
        }
        look(stored(hub, fresh(NOON)), Instant.parse("2026-03-09T08:10:00Z"));
        assertThat(reason(T10)).isEqualTo("DependencyFailed");
    }

    @Test
    @DisplayName("policies §9.7 a missed tick is told at tick and grace, not earlier (U7)")
    void missedTick() {
        var late = NOON.plus(MINUTE.multipliedBy(130));
        var hub = healthy(late).set(SELF, NOON);
        look(hub, late.minusMillis(1));
        assertThat(violated()).isEmpty();
        assertThat(verdict(T10).nextCheckAt()).contains(late);
        look(hub, late);
        assertThat(violated()).containsExactly(T10);
        assertThat(reason(T10)).isEqualTo("RunMissed");
    }

    @Test
    @DisplayName("policies §9.8 a collision: T14 violated at once, T10 suppressed by it")
    void collision() {
        look(healthy(NOON).schedule("BackupCollision").set(PEER, NOON), NOON);
        assertThat(violated()).containsExactly(T14);
        assertThat(status(T10)).isEqualTo(Status.SUPPRESSED);
        assertThat(verdict(T10).causedBy()).contains(T14);
    }

    @Test
    @DisplayName(
            "policies §9.9 paused: suppressed for a day without any alert; with a live peer there is nothing to judge")
    void paused() {
        var paused = active().schedule("Paused").set(SELF, NOON);
        for (int hours = 0; hours <= 25; hours++) {
            var now = NOON.plus(HOUR.multipliedBy(hours));
            look(well(paused, now), now);
            assertThat(violated()).isEmpty();
            assertThat(reason(T10)).isEqualTo("SchedulePaused");
        }
        look(well(paused, NOON).set(PEER, NOON.plus(MINUTE)), NOON);
        assertThat(status(T10)).isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    @DisplayName(
            "policies §9.10 the peer of a passive hub stops: told when its last backup is over, with the storage away as well (U7)")
    void peerStops() {
        var over = NOON.plus(MINUTE.multipliedBy(135));
        var hub = well(bare().restore("Enabled", passive()).set(PEER, NOON), over);
        look(hub, over);
        assertThat(reason(T10)).isEqualTo("PeerHubActive");
        assertThat(verdict(T10).nextCheckAt()).contains(over.plusMillis(1));
        look(hub, over.plusMillis(1));
        assertThat(reason(T10)).isEqualTo("NoHubGeneratingBackups");
        look(stored(hub, location("default", "Unavailable", "", over)), over.plusMillis(2));
        assertThat(violated()).contains(T09);
        assertThat(told.judgements().get(T10))
                .isNotNull()
                .satisfies(judgement ->
                        assertThat(judgement.found().reason().name()).isEqualTo("NoHubGeneratingBackups"));
    }

    @Test
    @DisplayName("policies §9.11 a Restore that follows with errors is told of the Restore (U9)")
    void failingSync() {
        look(well(bare().restore("EnabledWithErrors", passive()).set(PEER, NOON), NOON), NOON);
        assertThat(violated()).containsExactly(T15);
        assertThat(verdict(T15).subjects())
                .hasSize(1)
                .allSatisfy(subject -> assertThat(subject.kind()).isEqualTo("Restore"));
    }

    @Test
    @DisplayName(
            "policies §9.12 a hibernating cluster has no token; when it comes, it is labelled and all is well (U15)")
    void hibernating() {
        var tomorrow = NOON.plus(Duration.ofDays(1));
        var hub = clusters(
                well(wanted(bare()).set(SELF, NOON), NOON),
                List.of(cluster("one", LONG_AGO), cluster("two", LONG_AGO)));
        var asked = accounts(hub, account("one", LONG_AGO), account("two", LONG_AGO));
        look(secrets(asked, token("one", tomorrow)), NOON);
        assertThat(violated()).containsExactly(T03);
        assertThat(verdict(T03).message()).contains("two (no secret)").doesNotContain("one (");
        var bareToken = secret("two", MsaNames.ACCOUNT, Map.of(), Optional.of(tomorrow), NOON.plusSeconds(60));
        look(secrets(asked, token("one", tomorrow), bareToken), NOON.plusSeconds(60));
        assertThat(status(T02)).isEqualTo(Status.UNKNOWN);
        var labelled = secret(
                "two",
                MsaNames.ACCOUNT,
                Map.of(BackupLabels.BACKUP, "msa"),
                Optional.of(tomorrow),
                NOON.plusSeconds(60));
        look(secrets(asked, token("one", tomorrow), labelled), NOON.plusSeconds(62));
        assertThat(violated()).isEmpty();
        assertThat(List.of(T02, T03))
                .allSatisfy(template -> assertThat(status(template)).isEqualTo(Status.COMPLIANT));
    }

    @Test
    @DisplayName("policies §9.13 the backup component of a MultiClusterHub is switched on beside this operator (U28)")
    void conflict() {
        look(Ground.installers(healthy(NOON).set(SELF, NOON), Ground.installer(true)), NOON);
        assertThat(violated()).containsExactly(T01);
        assertThat(reason(T01)).isEqualTo("ControllerConflict");
    }

    @Test
    @DisplayName(
            "policies §9.17 Subscriptions may not be read any more: T18 cannot be told, nothing else is lost (U18)")
    void forbidden() {
        var hub = healthy(NOON).set(SELF, NOON);
        look(Ground.subscriptions(hub, Observed.unreadable("Subscription", "list is forbidden (403)")), NOON);
        assertThat(violated()).isEmpty();
        assertThat(reason(T18)).isEqualTo("Forbidden");
        assertThat(verdict(T18).message()).contains("Subscription");
        assertThat(status(T16)).isEqualTo(Status.COMPLIANT);
    }

    @Test
    @DisplayName("policies §9.19 virtual machines that are backed up for hours are no business of T13 (U5)")
    void virtualMachines() {
        var now = NOON.plus(HOUR);
        look(
                healthy(now)
                        .set(SELF, NOON)
                        .plus(List.of(strange(backup(BackupType.RESOURCES_GENERIC, SELF, "InProgress", LONG_AGO)))),
                now);
        assertThat(violated()).isEmpty();
        assertThat(reason(T13)).isEqualTo("NoStuckBackups");
    }

    @Test
    @DisplayName("policies §9.20 on a hub without ManagedCluster local-cluster every template has an answer (U1)")
    void withoutLocalCluster() {
        look(healthy(NOON).set(SELF, NOON), NOON);
        assertThat(told.judgements()).hasSize(17);
        assertThat(told.judgements().values())
                .allSatisfy(judgement ->
                        assertThat(judgement.verdict().status()).isIn(Status.COMPLIANT, Status.NOT_APPLICABLE));
    }
}
