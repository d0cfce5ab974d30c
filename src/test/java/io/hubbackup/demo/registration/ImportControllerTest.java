package io.hubbackup.demo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.AnsweringFleet;
import io.hubbackup.kit.EmbeddedHubs;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.HubProgram;
import io.hubbackup.kit.NeedsSimulatedTime;
import io.hubbackup.kit.OnEmbeddedHub;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@NeedsSimulatedTime
@Tag(OnEmbeddedHub.BED)
@DisplayName("The import controller, and to whom a cluster belongs")
class ImportControllerTest {

    private static final String OLD = "https://api.old.example.com:6443";
    private static final String NEW = "https://api.new.example.com:6443";
    private static final Duration A_MOMENT = Duration.ofSeconds(30);
    private static final Duration UNTIL_LOST = Duration.ofMinutes(6);
    private static final Duration LONG = Duration.ofHours(1);
    private static final String C = "c1";

    private final EmbeddedHubs hubs = EmbeddedHubs.inSimulatedTime();
    private Optional<HubClusters> oldHub = Optional.empty();
    private Optional<HubClusters> newHub = Optional.empty();
    private Optional<AnsweringFleet> answering = Optional.empty();

    @BeforeEach
    void twoHubs() {
        var kinds = new HubOptions(false, true, Optional.empty(), "");
        oldHub = Optional.of(new HubClusters(hubs.up(kinds)));
        newHub = Optional.of(new HubClusters(hubs.up(kinds)));
        answering = Optional.of(AnsweringFleet.on(hubs.up(HubOptions.bare()), Mishaps.NONE));
        fleet().add(List.of(C));
        oldHub().create(List.of(C));
        newHub().create(List.of(C));
        fleet().give(List.of(C), oldHub().hub(), OLD);
        fleet().clusters().describe(List.of(C), newHub().hub().client());
        fleet().serve(oldHub().hub(), OLD);
        fleet().serve(newHub().hub(), NEW);
        pass(A_MOMENT);
    }

    @AfterEach
    void end() {
        fleet().close();
        hubs.close();
    }

    private HubClusters oldHub() {
        return oldHub.orElseThrow();
    }

    private HubClusters newHub() {
        return newHub.orElseThrow();
    }

    private AnsweringFleet fleet() {
        return answering.orElseThrow();
    }

    private void pass(Duration time) {
        newHub().hub().skip(time);
    }

    private String owner() {
        return fleet().whereabouts().getOrDefault(C, "nobody");
    }

    private void importIn(HubClusters hub, boolean kept) {
        hub.importWith(oldHub().token(C).orElseThrow(), fleet().address(C), kept);
        pass(A_MOMENT);
    }

    private static String token(Optional<Secret> secret) {
        return new String(
                Base64.getDecoder().decode(secret.orElseThrow().getData().get("token")), StandardCharsets.UTF_8);
    }

    @Nested
    @DisplayName("With ImportOnly, which is usual")
    class Once {

        @Test
        @DisplayName("a cluster that was imported once is left alone, whatever lies there")
        void leftAlone() {
            importIn(newHub(), false);
            assertThat(owner()).isEqualTo(NEW);
            importIn(oldHub(), true);
            assertThat(owner()).isEqualTo(NEW);
            assertThat(oldHub().hasImportSecret(C)).isTrue();
        }

        @Test
        @DisplayName("an empty annotation has it imported all the same, and says Completed then")
        void immediately() {
            importIn(newHub(), false);
            oldHub().annotate(C, Marks.IMMEDIATELY, "");
            importIn(oldHub(), true);
            assertThat(owner()).isEqualTo(OLD);
            assertThat(oldHub().cluster(C).annotation(Marks.IMMEDIATELY)).hasValue(Marks.COMPLETED);
            assertThat(newHub().cluster(C).annotation(Marks.IMMEDIATELY)).isEmpty();
        }

        @Test
        @DisplayName("the annotation does nothing where imports are turned off")
        void turnedOff() {
            newHub().annotate(C, Marks.IMMEDIATELY, "");
            newHub().annotate(C, Marks.DISABLED, "");
            importIn(newHub(), false);
            assertThat(owner()).isEqualTo(OLD);
            assertThat(newHub().said(C, Condition.IMPORTED))
                    .isEqualTo("False ManagedClusterWaitForImporting: Wait for importing");
        }

        @Test
        @DisplayName("the address by which it was reached is known from then on")
        void addressLearned() {
            newHub().forgetAddress(C);
            importIn(newHub(), false);
            assertThat(newHub().cluster(C).clientConfigs())
                    .singleElement()
                    .satisfies(config -> assertThat(config.get("url")).isEqualTo(fleet().address(C)));
        }

        @Test
        @DisplayName("the agent needs a moment: until then the import is under way")
        void underWay() {
            newHub().importWith(oldHub().token(C).orElseThrow(), fleet().address(C), false);
            pass(Duration.ofSeconds(1));
            assertThat(newHub().said(C, Condition.IMPORTED))
                    .isEqualTo(
                            "False ManagedClusterImporting: Importing resources are applied, wait for resources be available");
            assertThat(newHub().hasImportSecret(C)).isFalse();
            assertThat(newHub().cluster(C).is(Condition.AVAILABLE)).isFalse();
            pass(A_MOMENT);
            assertThat(newHub().cluster(C).is(Condition.AVAILABLE)).isTrue();
        }
    }

    @Nested
    @DisplayName("Of two hubs that want it")
    class Two {

        @Test
        @DisplayName("the one that was dead does not get it back when it lives again, and says so after five leases")
        void deadHub() {
            fleet().kill(OLD);
            oldHub().hub().kill(HubProgram.API_SERVER);
            newHub().importWith(newHub().givenToken(C, fleet().clusters()), fleet().address(C), false);
            pass(LONG);
            assertThat(owner()).isEqualTo(NEW);
            oldHub().hub().start(HubProgram.API_SERVER);
            assertThat(oldHub().cluster(C).is(Condition.AVAILABLE)).isTrue();
            fleet().serve(oldHub().hub(), OLD);
            pass(A_MOMENT);
            assertThat(owner()).isEqualTo(NEW);
            assertThat(oldHub().said(C, Condition.AVAILABLE)).startsWith("Unknown ManagedClusterLeaseUpdateStopped");
        }

        @Test
        @DisplayName("one that is told ImportAndSync and has kept its secret grabs it back, again and again")
        void grabsBack() {
            oldHub().strategy(Marks.IMPORT_AND_SYNC);
            importIn(oldHub(), true);
            importIn(newHub(), false);
            assertThat(owner()).isEqualTo(NEW);
            pass(UNTIL_LOST);
            assertThat(owner()).isEqualTo(OLD);
        }

        @Test
        @DisplayName("one that is told ImportAndSync and has no secret does no harm")
        void harmless() {
            oldHub().strategy(Marks.IMPORT_AND_SYNC);
            importIn(newHub(), false);
            pass(LONG);
            assertThat(owner()).isEqualTo(NEW);
        }

        @Test
        @DisplayName("a cluster that no agent has ever come to becomes Unknown too")
        void neverCame() {
            pass(UNTIL_LOST);
            assertThat(newHub().said(C, Condition.AVAILABLE)).startsWith("Unknown ManagedClusterLeaseUpdateStopped");
            assertThat(oldHub().cluster(C).is(Condition.AVAILABLE)).isTrue();
        }
    }

    @Nested
    @DisplayName("What fails is tried again")
    class Again {

        @Test
        @DisplayName("until the server answers, however often the secret says")
        void silent() {
            fleet().roads().isSilent(fleet().address(C));
            importIn(newHub(), false);
            assertThat(newHub().said(C, Condition.IMPORTED)).contains("connect: connection refused");
            pass(LONG);
            fleet().add(List.of(C));
            pass(LONG);
            assertThat(owner()).isEqualTo(NEW);
        }

        @Test
        @DisplayName("an answer that takes too long is none")
        void slow() {
            fleet().roads().isSlow(fleet().address(C), Duration.ofMinutes(1));
            importIn(newHub(), false);
            pass(A_MOMENT);
            assertThat(newHub().said(C, Condition.IMPORTED))
                    .startsWith("False ManagedClusterImportFailed: Try to import managed cluster, error: Get")
                    .endsWith("context deadline exceeded");
            fleet().roads().isSlow(fleet().address(C), Duration.ofSeconds(10));
            pass(LONG);
            assertThat(owner()).isEqualTo(NEW);
        }
    }

    @Nested
    @DisplayName("A cluster that hive has made")
    class Hive {

        @Test
        @DisplayName("needs no import secret: its kubeconfig does")
        void byItsKubeconfig() {
            var access = Access.unchecked(fleet().address(C), token(oldHub().token(C)));
            FleetLoader.load(
                    newHub().hub().client(),
                    List.of(
                            Manifest.secret(C, C + "-admin-kubeconfig")
                                    .with("data", Map.of("kubeconfig", HubClusters.encoded(access.kubeconfig())))
                                    .build(),
                            Manifest.of("hive.openshift.io/v1", "ClusterDeployment", C)
                                    .in(C)
                                    .spec(Map.of(
                                            "installed",
                                            true,
                                            "clusterMetadata",
                                            Map.of(
                                                    "adminKubeconfigSecretRef",
                                                    Map.of("name", C + "-admin-kubeconfig"))))
                                    .build()),
                    1);
            pass(A_MOMENT);
            assertThat(owner()).isEqualTo(NEW);
        }
    }

    @Nested
    @DisplayName("The token add-on")
    class Tokens {

        @Test
        @DisplayName("renews a token before it ends, while the cluster belongs to the hub")
        void renewed() {
            var first = token(oldHub().token(C));
            pass(Duration.ofHours(9));
            assertThat(token(oldHub().token(C))).isNotEqualTo(first);
        }

        @Test
        @DisplayName("renews none of a cluster that has gone: its token ends, and imports no more")
        void ended() {
            importIn(newHub(), false);
            var before = oldHub().token(C).orElseThrow();
            pass(Duration.ofHours(11));
            assertThat(oldHub().token(C)).hasValue(before);
            oldHub().annotate(C, Marks.IMMEDIATELY, "");
            oldHub().importWith(before, fleet().address(C), false);
            pass(A_MOMENT);
            assertThat(oldHub().said(C, Condition.IMPORTED)).endsWith("apply resources error: Unauthorized");
            assertThat(owner()).isEqualTo(NEW);
        }

        @Test
        @DisplayName("issues one on the hub to which the cluster has come")
        void onTheNewHub() {
            assertThat(newHub().token(C)).isEmpty();
            importIn(newHub(), false);
            pass(LONG);
            assertThat(newHub().token(C)).isPresent();
        }
    }
}
