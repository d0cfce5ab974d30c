package io.hubbackup.demo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.AnsweringFleet;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.Hubs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Clusters of one hub are imported by another one with the tokens that the first hub had of them; each is about other clusters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Takeover {

    private static final String FIRST = "https://api.first.example.com:6443";
    private static final String SECOND = "https://api.second.example.com:6443";
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Map<String, Mishap> MISHAPS = Map.of(
            "expired", Mishap.EXPIRED,
            "revoked", Mishap.REVOKED,
            "forbidden", Mishap.FORBIDDEN,
            "elsewhere", Mishap.WRONG_ADDRESS,
            "nowhere", Mishap.NO_ADDRESS,
            "without-token", Mishap.NO_TOKEN);
    private static final List<String> ALL = List.of(
            "expired",
            "revoked",
            "forbidden",
            "elsewhere",
            "nowhere",
            "without-token",
            "well",
            "kept",
            "by-kubeconfig",
            "unsigned",
            "unreadable",
            "deleted");

    private Optional<HubClusters> firstHub = Optional.empty();
    private Optional<HubClusters> secondHub = Optional.empty();
    private Optional<AnsweringFleet> fleetOfBoth = Optional.empty();

    /** Another API server for the clusters; on a real bed the first hub may play them. */
    abstract Hub player(Hubs hubs, Hub first);

    /** The certificate of the authority that signed the server's, as PEM; none where nothing is encrypted. */
    abstract Optional<String> authority();

    @BeforeAll
    void twoHubs(Hubs hubs) {
        var kinds = new HubOptions(false, true, Optional.empty(), "");
        firstHub = Optional.of(new HubClusters(hubs.up(kinds)));
        secondHub = Optional.of(new HubClusters(second(hubs, kinds, first().hub())));
        fleetOfBoth = Optional.of(
                AnsweringFleet.on(player(hubs, first().hub()), cluster -> MISHAPS.getOrDefault(cluster, Mishap.NONE)));
        fleet().add(ALL);
        first().create(ALL, lease());
        second().create(ALL);
        fleet().give(ALL, first().hub(), FIRST);
        fleet().clusters().describe(ALL, second().hub().client());
        fleet().serve(first().hub(), FIRST);
        fleet().serve(second().hub(), SECOND);
        first().hub()
                .within(SOON, "all clusters are available on the first hub")
                .untilAsserted(() -> assertThat(ALL)
                        .allSatisfy(
                                cluster -> assertThat(first().cluster(cluster).is(Condition.AVAILABLE))
                                        .isTrue()));
    }

    Hub second(Hubs hubs, HubOptions kinds, Hub first) {
        return hubs.up(kinds);
    }

    @AfterAll
    void end() {
        fleetOfBoth.ifPresent(AnsweringFleet::close);
    }

    HubClusters first() {
        return firstHub.orElseThrow();
    }

    HubClusters second() {
        return secondHub.orElseThrow();
    }

    AnsweringFleet fleet() {
        return fleetOfBoth.orElseThrow();
    }

    void importByKubeconfig(String cluster, Optional<String> authority) {
        var token = first().hub()
                .within(SOON, "the add-on has issued a token for " + cluster)
                .until(() -> first().token(cluster), Optional::isPresent)
                .orElseThrow()
                .getData()
                .get("token");
        var access = new Access(
                fleet().address(cluster),
                new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8),
                authority);
        second().create(cluster, Map.of("kubeconfig", HubClusters.encoded(access.kubeconfig())), false);
    }

    private void importInSecond(String cluster) {
        var token = first().hub()
                .within(SOON, "the add-on has issued a token for " + cluster)
                .until(() -> first().token(cluster), Optional::isPresent);
        var url = cluster.equals("elsewhere") ? "https://127.0.0.1:1" : fleet().address(cluster);
        second().importWith(token.orElseThrow(), url, cluster.equals("kept"));
    }

    void awaitImport(String cluster, String said) {
        second().hub()
                .within(SOON, "what is said of " + cluster)
                .untilAsserted(() ->
                        assertThat(second().said(cluster, Condition.IMPORTED)).matches(said));
    }

    @Test
    @DisplayName(
            "a cluster is imported with its token: it belongs to the second hub, the secret is gone, and the first hub loses it after five leases")
    void imported() {
        importInSecond("well");
        awaitImport("well", "True ManagedClusterImported: Import succeeded");
        assertThat(second().said("well", Condition.ACCEPTED))
                .isEqualTo("True HubClusterAdminAccepted: Accepted by hub cluster admin");
        assertThat(second().said("well", Condition.JOINED))
                .isEqualTo("True ManagedClusterJoined: Managed cluster joined");
        assertThat(second().said("well", Condition.AVAILABLE))
                .isEqualTo("True ManagedClusterAvailable: Managed cluster is available");
        assertThat(second().hasImportSecret("well")).isFalse();
        assertThat(fleet().whereabouts()).containsEntry("well", SECOND);
        losesIt("well");
    }

    /** Of a cluster, in seconds; five of them are awaited. */
    abstract int lease();

    private void losesIt(String cluster) {
        first().hub()
                .within(Duration.ofMinutes(6), "the first hub has lost " + cluster)
                .untilAsserted(
                        () -> assertThat(first().said(cluster, Condition.AVAILABLE))
                                .isEqualTo(
                                        "Unknown ManagedClusterLeaseUpdateStopped: Registration agent stopped updating its lease."));
    }

    @Test
    @DisplayName("a secret that says so stays")
    void kept() {
        importInSecond("kept");
        awaitImport("kept", "True ManagedClusterImported: .*");
        assertThat(second().hasImportSecret("kept")).isTrue();
    }

    @Test
    @DisplayName("a token that has ended is refused, and said so")
    void expired() {
        importInSecond("expired");
        awaitImport(
                "expired",
                "False ManagedClusterImportFailed: AutoImportSecretInvalid expired/auto-import-secret; please check its permission, apply resources error: Unauthorized");
        assertThat(fleet().whereabouts()).containsEntry("expired", FIRST);
        assertThat(second().hasImportSecret("expired")).isTrue();
    }

    @Test
    @DisplayName("a token whose account was deleted is refused, though its time has not come")
    void revoked() {
        importInSecond("revoked");
        awaitImport("revoked", "False ManagedClusterImportFailed: .* apply resources error: Unauthorized");
    }

    @Test
    @DisplayName("an account without rights is told which it would need")
    void forbidden() {
        importInSecond("forbidden");
        awaitImport(
                "forbidden",
                "False ManagedClusterImportFailed: AutoImportSecretInvalid forbidden/auto-import-secret; please check its permission, apply resources error: secrets \"bootstrap-hub-kubeconfig\" is forbidden: User \"system:serviceaccount:open-cluster-management-agent-forbidden:auto-import-account\" cannot get resource \"secrets\" in API group \"\" in the namespace \"open-cluster-management-agent-forbidden\"");
    }

    @Test
    @DisplayName("nobody listens there")
    void refused() {
        importInSecond("elsewhere");
        awaitImport(
                "elsewhere",
                "False ManagedClusterImportFailed: Try to import managed cluster, error: Get \"https://127.0.0.1:1/api/v1/namespaces/open-cluster-management-agent-elsewhere/secrets/bootstrap-hub-kubeconfig\": dial tcp 127.0.0.1:1: connect: connection refused");
    }

    @Test
    @DisplayName("a cluster of which nobody has said where it is has no address on the hub")
    void nowhere() {
        assertThat(first().cluster("nowhere").clientConfigs()).isEmpty();
        assertThat(first().cluster("well").clientConfigs()).isNotEmpty();
    }

    @Test
    @DisplayName("where the add-on issues no token there is no secret")
    void withoutToken() {
        assertThat(first().token("without-token")).isEmpty();
    }

    @Test
    @DisplayName("a kubeconfig does as well, and the server has to be the one that it means")
    void byKubeconfig() {
        importByKubeconfig("by-kubeconfig", authority());
        awaitImport("by-kubeconfig", "True ManagedClusterImported: .*");
    }

    @Test
    @DisplayName("a secret that does not say how the cluster is reached is invalid")
    void unreadable() {
        second().create("unreadable", Map.of("token", HubClusters.encoded("x")), false);
        awaitImport(
                "unreadable",
                "False ManagedClusterImportFailed: AutoImportSecretInvalid unreadable/auto-import-secret; kubeconfig or token/server pair is missing");
    }

    @Test
    @DisplayName("a hub that deletes a cluster that belongs to it takes its agent off")
    void deleted() {
        first().hub()
                .client()
                .genericKubernetesResources(ManagedCluster.KIND)
                .withName("deleted")
                .delete();
        first().hub()
                .within(SOON, "the agent belongs to nobody")
                .untilAsserted(() -> assertThat(fleet().whereabouts()).doesNotContainKey("deleted"));
    }
}
