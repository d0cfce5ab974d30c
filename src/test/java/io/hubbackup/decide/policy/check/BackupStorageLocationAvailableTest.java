package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.Backups.in;
import static io.hubbackup.decide.policy.Ground.deployments;
import static io.hubbackup.decide.policy.Ground.fresh;
import static io.hubbackup.decide.policy.Ground.location;
import static io.hubbackup.decide.policy.PolicyHub.NAMESPACE;
import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.SELF;
import static io.hubbackup.decide.policy.PolicyHub.active;
import static io.hubbackup.decide.policy.PolicyHub.backup;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.PolicyHub.key;
import static io.hubbackup.decide.policy.PolicyHub.passive;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.BackupStorageLocationAvailable.Why;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.LocationValidation;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.SelfSeen;
import io.hubbackup.hub.StorageLocationSeen;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("T09, U11 The storage of the backups is available")
class BackupStorageLocationAvailableTest {

    private static final Instant FIVE_LATER = NOON.plus(Duration.ofMinutes(5));
    private static final Instant HALF_AN_HOUR = NOON.plus(Duration.ofMinutes(30));

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(stored(fresh(NOON)), Why.Available)
                        .until(FIVE_LATER.plusMillis(1))
                        .as("T09 the default one is available and fresh"),
                violated(stored(), Why.NotFound).as("T09 there is none"),
                violated(
                                stored(location("a", "Available", "", NOON), location("b", "Available", "", NOON)),
                                Why.NotFound)
                        .saying("(a, b) is the default one")
                        .as("T09 none of several is the default one"),
                compliant(stored(location("a", "Available", "", NOON)), Why.Available)
                        .as("T09 the only one is the default one"),
                violated(
                                stored(
                                        location("default", "Unavailable", "AccessDenied: bad key", NOON),
                                        location("a", "Available", "", NOON)),
                                Why.Unavailable)
                        .saying("default is unavailable: AccessDenied: bad key.")
                        .as("U11 any other one that is available does not help"),
                violated(
                                stored(fresh(NOON), location("old", "Unavailable", "", NOON))
                                        .plus(List.of(
                                                in(backup(BackupType.RESOURCES, SELF, "Completed", NOON), "old"))),
                                Why.Unavailable)
                        .as("T09 one that holds backups of the last set counts as well"),
                compliant(
                                stored(fresh(NOON), location("old", "Unavailable", "", NOON))
                                        .set(SELF, NOON)
                                        .plus(List.of(in(
                                                backup(
                                                        BackupType.RESOURCES,
                                                        SELF,
                                                        "Completed",
                                                        NOON.minusSeconds(7200)),
                                                "old"))),
                                Why.Available)
                        .as("T09 one that only older sets are in does not"),
                compliant(stored(fresh(NOON)), Why.Available)
                        .at(FIVE_LATER)
                        .as("T09 Velero looked exactly five minutes ago"),
                violated(stored(fresh(NOON)), Why.StaleStatus)
                        .at(FIVE_LATER.plusMillis(1))
                        .saying("last at 2026-03-03T12:00:00Z")
                        .as("U11 the phase of a dead Velero stands still"),
                compliant(stored(looked(Duration.ofMinutes(3))), Why.Available)
                        .at(NOON.plus(Duration.ofMinutes(9)))
                        .as("T09 three times its own frequency"),
                violated(stored(looked(Duration.ofMinutes(3))), Why.StaleStatus)
                        .at(NOON.plus(Duration.ofMinutes(9)).plusMillis(1))
                        .as("T09 and no longer"),
                compliant(stored(looked(Duration.ZERO)), Why.Available)
                        .at(NOON.plus(Duration.ofDays(9)))
                        .as("T09 validation is switched off"),
                violated(stored(mode("ReadOnly", true)), Why.ReadOnly).as("U11 an active hub cannot write there"),
                compliant(on(bare().restore("Enabled", passive()), mode("ReadOnly", true)), Why.Available)
                        .as("T09 a passive hub need not write"),
                compliant(stored(mode("ReadWrite", false)), Why.Available).as("T09 this operator asks for no owner"),
                violated(
                                stored(mode("ReadWrite", false))
                                        .self(new SelfSeen(
                                                SelfSeen.Mode.REPORT_ONLY,
                                                true,
                                                Optional.empty(),
                                                "",
                                                Optional.of(NAMESPACE),
                                                NOON)),
                                Why.NoOwnerReference)
                        .as("U11 the other operator does not accept one without owner"),
                unknown(stored(location("default", "", "", NOON)), Why.NotValidated)
                        .as("T09 Velero has not looked yet"),
                unknown(deployments(bare(), velero(1, NOON)), Why.AwaitingConfiguration)
                        .at(HALF_AN_HOUR)
                        .until(HALF_AN_HOUR.plusMillis(1))
                        .as("T09 half an hour to name a storage on a hub that nobody has configured"),
                violated(deployments(bare(), velero(1, NOON)), Why.NotFound)
                        .at(HALF_AN_HOUR.plusMillis(1))
                        .as("T09 and no more"),
                violated(bare(), Why.NotFound)
                        .as("U19 without Velero it is missing, for which Velero's absence has the alert"),
                notApplicable(bare().locations(Observed.notServed("BackupStorageLocation")), Why.VeleroNotServed)
                        .as("U18 a kind that is not served is no violation"),
                unknown(
                                deployments(bare(), velero(1, NOON))
                                        .locations(Observed.notServed("BackupStorageLocation")),
                                Why.VeleroNotServed)
                        .as("T09 a Velero without its kinds"),
                unknown(active().locations(Observed.unreadable("BackupStorageLocation", "timeout")), Common.Unreadable)
                        .as("T09 unreadable is not absent"),
                unknown(stored(fresh(NOON)).backups(Observed.unreadable("Backup", "timeout")), Common.Unreadable)
                        .as("T09 whether others matter is not known"),
                violated(
                                stored(location("default", "Unavailable", "", NOON))
                                        .backups(Observed.unreadable("Backup", "timeout")),
                                Why.Unavailable)
                        .as("T09 the default one is bad enough"));
    }

    private static PolicyHub stored(StorageLocationSeen... locations) {
        return on(active(), locations);
    }

    private static PolicyHub on(PolicyHub hub, StorageLocationSeen... locations) {
        return hub.locations(Observed.of(Indexed.of(locations)));
    }

    private static StorageLocationSeen looked(Duration frequency) {
        return new StorageLocationSeen(
                key("default"),
                true,
                "Available",
                "",
                "ReadWrite",
                true,
                false,
                new LocationValidation(Optional.of(NOON), Optional.of(frequency)));
    }

    private static StorageLocationSeen mode(String accessMode, boolean owned) {
        return new StorageLocationSeen(
                key("default"),
                true,
                "Available",
                "",
                accessMode,
                owned,
                false,
                new LocationValidation(Optional.of(NOON), Optional.empty()));
    }

    private static DeploymentSeen velero(int available, Instant created) {
        return new DeploymentSeen(
                key("velero"),
                "uid",
                created,
                Map.of("component", "velero"),
                1,
                available,
                "",
                List.of(),
                Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new BackupStorageLocationAvailable(WrittenCatalogue.read()));
    }
}
