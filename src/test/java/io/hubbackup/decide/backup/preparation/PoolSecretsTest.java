package io.hubbackup.decide.backup.preparation;

import static io.hubbackup.decide.backup.preparation.FakeHub.hub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.plan.Write;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PoolSecretsTest {

    private static final String BACKUP = "cluster.open-cluster-management.io/backup";

    static Stream<Arguments> rows() {
        return Stream.of(
                row(
                        "B4.7 all that begins with the name, in the namespace that hive made for it",
                        hub().pooledDeployment("dev-x1", "dev-x1")
                                .secret("dev-x1", "dev-x1-0-ssh")
                                .secret("dev-x1", "dev-x1-aws-creds")
                                .secret("dev-x1", "other"),
                        "dev-x1/dev-x1-0-ssh",
                        "dev-x1/dev-x1-aws-creds"),
                row(
                        "BW21 the hyphen counts: dev-x10 is not of dev-x1",
                        hub().pooledDeployment("dev-x1", "dev-x1").secret("dev-x1", "dev-x10-creds")),
                row(
                        "BW21 a ClusterDeployment in a shared namespace: not what begins with its name",
                        hub().pooledDeployment("shared", "dev").secret("shared", "dev-team-db-password")),
                row(
                        "BW21 a ClusterDeployment in a shared namespace: what it names",
                        hub().pooledDeployment("shared", "dev")
                                .secret("shared", "dev-install-config")
                                .secret("shared", "shared-creds")
                                .secret("elsewhere", "shared-creds"),
                        "shared/dev-install-config",
                        "shared/shared-creds"),
                row(
                        "B4.7 what hive labelled with its name",
                        hub().pooledDeployment("shared", "dev")
                                .secret("shared", "a", "hive.openshift.io/cluster-deployment-name", "dev")
                                .secret("shared", "b", "hive.openshift.io/cluster-deployment-name", "other"),
                        "shared/a"),
                row(
                        "B4.7 what it owns",
                        hub().pooledDeployment("shared", "dev")
                                .ownedSecret("shared", "a", "ClusterDeployment/dev")
                                .ownedSecret("shared", "b", "ClusterDeployment/other")
                                .ownedSecret("shared", "c", "ConfigMap/dev"),
                        "shared/a"),
                row(
                        "B4.7 only of ClusterDeployments with a pool",
                        hub().deployment("cd", "cd").secret("cd", "cd-creds")),
                row(
                        "B4.8 what a pool names",
                        hub().pool("team", "dev", "dev-pull", "creds")
                                .secret("team", "dev-pull")
                                .secret("team", "creds"),
                        "team/dev-pull",
                        "team/creds"),
                row(
                        "B4.8 what a pool owns",
                        hub().pool("team", "dev").ownedSecret("team", "a", "ClusterPool/dev"),
                        "team/a"),
                row(
                        "B4.8, BW21 not what begins with the name of a pool",
                        hub().pool("dev", "dev").secret("dev", "dev-db-password")),
                row(
                        "B4.7 never a bootstrap secret",
                        hub().pooledDeployment("cd", "cd")
                                .secret("cd", "cd-bootstrap-token")
                                .ownedSecret("cd", "x-bootstrap-y", "ClusterDeployment/cd")),
                row(
                        "B4.9 never the import secret, but one that is only called alike",
                        hub().pooledDeployment("cd", "cd")
                                .secret("cd", "cd-import")
                                .secret("cd", "cd-import-1"),
                        "cd/cd-import-1"),
                row(
                        "B4.9 never the import secret, even when it is named",
                        hub().pool("team", "dev", "team-import").secret("team", "team-import")),
                row(
                        "B4.7, B4.8, BW38 nothing of the local cluster",
                        hub().localCluster("me")
                                .pooledDeployment("me", "me")
                                .pool("me", "p", "named")
                                .secret("me", "me-creds")
                                .secret("me", "named")),
                row(
                        "B4.7 one in the local cluster's namespace does not keep the other from its label",
                        hub().localCluster("me")
                                .pooledDeployment("me", "me")
                                .secret("me", "me-creds")
                                .pooledDeployment("cd", "cd")
                                .secret("cd", "cd-creds"),
                        "cd/cd-creds"),
                row(
                        "B4.4 any of three labels keeps it as it is",
                        hub().pooledDeployment("cd", "cd")
                                .secret("cd", "cd-a", BACKUP, "mine")
                                .secret("cd", "cd-b", "cluster.open-cluster-management.io/type", "aws")
                                .secret("cd", "cd-c", "hive.openshift.io/secret-type", "kubeconfig")));
    }

    private static Arguments row(String says, FakeHub hub, String... labelled) {
        return argumentSet(
                says,
                hub,
                Arrays.stream(labelled).collect(Collectors.toMap(Function.identity(), any -> "clusterpool")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("B4.7, B4.8 secrets of pools")
    void labels(FakeHub hub, Map<String, String> expected) {
        assertThat(LabelsTest.labelled(hub, BACKUP)).isEqualTo(expected);
    }

    @Test
    @DisplayName("B4.9 the label of older releases is taken off an import secret")
    void removesOldLabel() {
        var hub = hub().pooledDeployment("cd", "cd").secret("cd", "cd-import", BACKUP, "clusterpool");
        assertThat(LabelsTest.labelled(hub, BACKUP)).isEqualTo(Map.of("cd/cd-import", "null"));
        hub.apply(hub.plan().plan());
        assertThat(hub.secrets.values()).allMatch(secret -> secret.labels().isEmpty());
        assertThat(hub.writes()).isEmpty();
    }

    @Test
    @DisplayName("B4.9 any other value on an import secret is kept")
    void keepsOtherValues() {
        var hub = hub().pooledDeployment("cd", "cd")
                .secret("cd", "cd-import", BACKUP, "mine")
                .pool("team", "p")
                .secret("team", "team-import", BACKUP, "");
        assertThat(hub.writes())
                .noneMatch(write -> write instanceof Write.Patch
                        && write.target().key().name().endsWith("-import"));
    }
}
