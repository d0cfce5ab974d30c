package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.active;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.PolicyHub.passive;
import static io.hubbackup.decide.policy.TokenFleet.cluster;
import static io.hubbackup.decide.policy.TokenFleet.clusters;
import static io.hubbackup.decide.policy.TokenFleet.secret;
import static io.hubbackup.decide.policy.TokenFleet.secrets;
import static io.hubbackup.decide.policy.TokenFleet.wanted;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.AutoImportSecretsLabeled.Why;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.HiveNames;
import io.hubbackup.wire.MsaNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("T02, U16 Import token secrets carry the backup label")
class AutoImportSecretsLabeledTest {

    private static final Instant FIVE_LATER = NOON.plus(Duration.ofMinutes(5));

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(with(labelled(BackupLabels.BACKUP, "msa")), Why.AllLabeled)
                        .as("T02 it is labelled"),
                compliant(with(labelled(BackupLabels.BACKUP, "my-own")), Why.AllLabeled)
                        .as("U16 a label with another value is as good, and stays"),
                compliant(with(labelled(BackupLabels.USER_CREDENTIAL_TYPE, "ans")), Why.AllLabeled)
                        .as("U16 a credential of the user is part of the backup anyway"),
                compliant(with(labelled(HiveNames.SECRET_TYPE, "kubeconfig")), Why.AllLabeled)
                        .as("T02 so is one of Hive"),
                unknown(with(unlabelled("one")), Why.LabelPending)
                        .at(FIVE_LATER)
                        .until(FIVE_LATER.plusMillis(1))
                        .as("T02 five minutes to label it"),
                violated(with(unlabelled("one")), Why.UnlabeledSecrets)
                        .at(FIVE_LATER.plusMillis(1))
                        .saying("1 secrets with import tokens are left out of the backup: one/auto-import-account. Let")
                        .as("T02 and no more"),
                compliant(with(unlabelled("local-cluster")), Why.AllLabeled)
                        .at(FIVE_LATER.plusMillis(1))
                        .as("T02 the hub's own cluster is never imported again"),
                compliant(
                                secrets(
                                        clusters(wanted(bare()), List.of(cluster("hub-itself", true, NOON))),
                                        unlabelled("hub-itself")),
                                Why.AllLabeled)
                        .at(FIVE_LATER.plusMillis(1))
                        .as("U17 whatever its name"),
                notApplicable(secrets(active(), unlabelled("one")), Common.NotApplicable)
                        .at(FIVE_LATER.plusMillis(1))
                        .as("U16 nobody asked for tokens"),
                notApplicable(secrets(bare().restore("Enabled", passive()), unlabelled("one")), Common.NotApplicable)
                        .at(FIVE_LATER.plusMillis(1))
                        .as("U20 restored secrets of a passive hub are not judged"),
                unknown(secrets(wanted(bare()), Observed.unreadable("Secret", "403 forbidden")), Common.Forbidden)
                        .as("T02 unreadable is not absent"));
    }

    private static PolicyHub with(SecretSeen secret) {
        return secrets(wanted(bare()), secret);
    }

    private static SecretSeen labelled(String label, String value) {
        return secret("one", MsaNames.ACCOUNT, Map.of(label, value), Optional.empty(), Instant.EPOCH);
    }

    private static SecretSeen unlabelled(String cluster) {
        return secret(cluster, MsaNames.ACCOUNT, Map.of(), Optional.empty(), NOON);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new AutoImportSecretsLabeled(WrittenCatalogue.read()));
    }

    @Test
    @DisplayName("T02, U16 with remediation set to inform the user is told what to do")
    void asksTheUserWhereItMayNot() {
        var catalogue = WrittenCatalogue.with("auto-import-backup-label.remediation", "inform");
        violated(with(unlabelled("one")), Why.UnlabeledSecrets)
                .at(FIVE_LATER.plusMillis(1))
                .saying("Label them cluster.open-cluster-management.io/backup=msa.")
                .holdsFor(new AutoImportSecretsLabeled(catalogue));
    }
}
