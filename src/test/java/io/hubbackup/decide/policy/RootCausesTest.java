package io.hubbackup.decide.policy;

import static io.hubbackup.decide.policy.Ground.LONG_AGO;
import static io.hubbackup.decide.policy.Ground.well;
import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.PEER;
import static io.hubbackup.decide.policy.PolicyHub.SELF;
import static io.hubbackup.decide.policy.PolicyHub.active;
import static io.hubbackup.decide.policy.PolicyHub.backup;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.PolicyHub.passive;
import static io.hubbackup.decide.policy.TokenFleet.account;
import static io.hubbackup.decide.policy.TokenFleet.accounts;
import static io.hubbackup.decide.policy.TokenFleet.cluster;
import static io.hubbackup.decide.policy.TokenFleet.clusters;
import static io.hubbackup.decide.policy.TokenFleet.secrets;
import static io.hubbackup.decide.policy.TokenFleet.token;
import static io.hubbackup.decide.policy.TokenFleet.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.policy.check.Templates;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("policies 5 one thing that goes wrong is one alert, with the alerts of what is lost by it")
class RootCausesTest {

    private static final Catalogue CATALOGUE = WrittenCatalogue.read();

    static Stream<Arguments> situations() {
        return Stream.of(
                argumentSet("U4 nothing is wrong", writing(NOON.plusSeconds(60)), NOON.plusSeconds(60), List.of()),
                argumentSet(
                        "U7 a run is missed",
                        writing(NOON.plus(Duration.ofMinutes(130))),
                        NOON.plus(Duration.ofMinutes(130)),
                        List.of("HubBackupRunMissed")),
                argumentSet(
                        "U5 a backup is stuck",
                        stuck(NOON.plus(Duration.ofMinutes(30))),
                        NOON.plus(Duration.ofMinutes(30)),
                        List.of("HubBackupStuck")),
                argumentSet(
                        "U12 Velero is dead",
                        dead(NOON.plus(Duration.ofMinutes(20))),
                        NOON.plus(Duration.ofMinutes(20)),
                        List.of("HubBackupVeleroDown")),
                argumentSet(
                        "U19 Velero is dead for seven hours, and the backups become old",
                        dead(NOON.plus(Duration.ofHours(7))),
                        NOON.plus(Duration.ofHours(7)),
                        List.of("HubBackupRPOExceeded", "HubBackupVeleroDown")),
                argumentSet(
                        "U22 two hubs write to one storage",
                        writing(NOON).schedule("BackupCollision").set(PEER, NOON),
                        NOON,
                        List.of("HubBackupCollision")),
                argumentSet(
                        "U15 all tokens have expired",
                        expired(NOON),
                        NOON,
                        List.of("HubBackupAutoImportTokensMissing")),
                argumentSet(
                        "U24 a standby does not follow any more",
                        well(bare().restore("Enabled", passive()).set(PEER, NOON), NOON.plus(Duration.ofHours(1))),
                        NOON.plus(Duration.ofHours(1)),
                        List.of("HubRestoreSyncStale")));
    }

    /** An active hub on which all is well at that time, and whose last set is from noon. */
    private static PolicyHub writing(Instant now) {
        return well(active().velerosSchedules(VelerosSchedules.asWanted()), now).set(SELF, NOON);
    }

    private static PolicyHub stuck(Instant now) {
        var hub = well(active().velerosSchedules(VelerosSchedules.asWanted()), now);
        var running = backup(BackupType.RESOURCES, SELF, "InProgress", NOON);
        return hub.set(SELF, NOON.minus(Duration.ofHours(2)))
                .plus(List.of(
                        backup(BackupType.VALIDATION, SELF, "Completed", NOON),
                        Backups.writing(running, 3, NOON.plus(Duration.ofMinutes(29)))));
    }

    private static PolicyHub dead(Instant now) {
        return Ground.deployments(writing(now), Ground.velero(0), Ground.oadp(1));
    }

    private static PolicyHub expired(Instant now) {
        var hub = clusters(wanted(writing(now)), List.of(cluster("one", LONG_AGO), cluster("two", LONG_AGO)));
        var yesterday = now.minus(Duration.ofDays(1));
        return secrets(
                accounts(hub, account("one", LONG_AGO), account("two", LONG_AGO)),
                token("one", yesterday),
                token("two", yesterday));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void alerts(PolicyHub hub, Instant now, List<String> expected) {
        var evaluator = new Evaluator(CATALOGUE, Templates.of(CATALOGUE));
        var told = evaluator.evaluate(Evaluation.NONE, hub.seen(), now);

        assertThat(told.judgements().entrySet().stream()
                        .filter(entry -> entry.getValue().verdict().violated())
                        .flatMap(entry -> alertsOf(entry.getKey()))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /** RPO and the restore points have one alert for several templates or series, which the catalogue lists apart. */
    private static Stream<String> alertsOf(String template) {
        if (template.equals("backup-rpo")) {
            return Stream.of("HubBackupRPOExceeded");
        }
        return WrittenCatalogue.tree().children("templates").stream()
                .filter(entry -> entry.text("name").equals(Optional.of(template)))
                .flatMap(entry -> entry.children("alerts").stream())
                .filter(alert ->
                        alert.text("mode").filter("report-only"::equals).isEmpty())
                .flatMap(alert -> alert.text("name").stream());
    }
}
