package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.apiserver.fault.Fault;
import io.hubbackup.apiserver.fault.FaultRule;
import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.FleetSpec;
import io.hubbackup.demo.operator.InProcessOperator;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.EmbeddedHub;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.OnEmbeddedHub;
import io.hubbackup.kit.WithHub;
import io.hubbackup.plan.ApiKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A BackupSchedule asks for import accounts, and the administrator has not granted the operator to make any (src/main/kubernetes/no-msa). */
@OnEmbeddedHub
@WithHub(store = true, crds = true)
@DisplayName("packaging 1.2 An operator that may not make import accounts")
class WithoutAccountsTest {

    private static final Fleet FLEET =
            Fleet.generate(FleetSpec.of(11, 6).withSecrets(60).with(FleetSpec.Accounts.ENABLED));
    private static final Duration LONG = Duration.ofMinutes(3);

    @Test
    @DisplayName(
            "says which rights are missing, and does all else: labels, backups, and what follows when they are granted")
    void withheld(Hub bed) {
        var hub = new StoryHub(bed);
        var fleet = new FleetOnHub(bed.client());
        hub.install(Crds.OURS);
        FleetLoader.load(bed.client(), FLEET);
        var faults = ((EmbeddedHub) bed).server().faults();
        Stream.of(Kinds.MANAGED_SERVICE_ACCOUNT, Kinds.MANAGED_CLUSTER_ADD_ON, Kinds.MANIFEST_WORK)
                .flatMap(WithoutAccountsTest::refused)
                .forEach(faults::add);
        hub.create(StoryHub.backupSchedule(
                StoryHub.SCHEDULE,
                Map.of("veleroSchedule", Story.RARELY, "veleroTtl", "120h", "useManagedServiceAccount", true)));

        try (var operator = bed.startOperator(Map.of())) {
            hub.await(LONG, "it says what is missing", seen -> {
                var prepared = seen.condition("Prepared");
                assertThat(prepared.status()).isEqualTo("False");
                assertThat(prepared.reason()).isEqualTo("PreparationIncomplete");
                assertThat(prepared.message())
                        .contains("managedclusteraddons.addon.open-cluster-management.io", "is forbidden");
                assertThat(seen.phase()).isEqualTo("Enabled");
            });
            bed.within(LONG, "the hub is backed up")
                    .untilAsserted(() -> assertThat(hub.seen(Kind.VELERO_BACKUP))
                            .hasSize(5)
                            .allSatisfy(backup -> assertThat(backup.phase()).isEqualTo("Completed")));
            assertThat(fleet.labelled(Kinds.SECRET, FleetOnHub.BACKUP))
                    .isEqualTo(new FleetLabels(FLEET, fleet.list(Kinds.CLUSTER_DEPLOYMENT)).ofSecrets());
            assertThat(fleet.named(Kinds.MANAGED_SERVICE_ACCOUNT, FleetOnHub.ACCOUNT))
                    .isEmpty();
            assertThat(operator.ready() && operator.alive()).isTrue();

            faults.clear();
            bed.within(LONG, "it is granted")
                    .untilAsserted(() -> assertThat(fleet.named(Kinds.MANAGED_SERVICE_ACCOUNT, FleetOnHub.ACCOUNT))
                            .hasSameSizeAs(FLEET.imported()));
        }
    }

    private static Stream<FaultRule> refused(ApiKind kind) {
        return Stream.of("create", "patch", "delete")
                .map(verb -> FaultRule.always(new Fault.Refuse(403, Optional.empty()))
                        .verb(verb)
                        .resource(kind.plural() + "." + kind.group())
                        .userAgent(InProcessOperator.USER_AGENT));
    }
}
