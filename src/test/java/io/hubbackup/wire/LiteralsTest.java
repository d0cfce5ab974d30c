package io.hubbackup.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever changes a literal has to change it here as well, and so to know that another program reads it. */
@DisplayName("D2 the literals that others read")
class LiteralsTest {

    static Stream<Arguments> files() {
        return Stream.of(
                argumentSet(
                        "B3.2, B5.2 backup labels",
                        BackupLabels.class,
                        List.of(
                                "cluster.open-cluster-management.io/backup-schedule-name",
                                "cluster.open-cluster-management.io/backup-schedule-type",
                                "cluster.open-cluster-management.io/backup-cluster",
                                "hubbackup.io/hub-version",
                                "cluster.open-cluster-management.io/backup",
                                "cluster.open-cluster-management.io/type",
                                "policy.open-cluster-management.io/root-policy",
                                "cluster.open-cluster-management.io/backup-pvc")),
                argumentSet(
                        "B4.6 values of the backup label",
                        BackupLabelValues.class,
                        List.of(
                                "certificatebundle",
                                "pullsecret",
                                "manifestssecret",
                                "manifestsconfigmap",
                                "clusterpool",
                                "agent-install",
                                "baremetal",
                                "msa",
                                "cluster-activation")),
                argumentSet(
                        "B4.10, B4.11 source labels",
                        SourceLabels.class,
                        List.of("agent-install.openshift.io/watch", "true", "environment.metal3.io", "baremetal")),
                argumentSet(
                        "B4.18, B4.21 Hive",
                        HiveNames.class,
                        List.of(
                                "hive.openshift.io/secret-type",
                                "hive.openshift.io/cluster-deployment-name",
                                "hive.openshift.io/disable-creation-webhook-for-dr",
                                "true",
                                "-import",
                                "-bootstrap-")),
                argumentSet(
                        "B4.22, B4.24, B4.27 service accounts",
                        MsaNames.class,
                        List.of(
                                "authentication.open-cluster-management.io/v1beta1",
                                "ManagedServiceAccount",
                                "auto-import-account",
                                "auto-import-account-pair",
                                "authentication.open-cluster-management.io/is-managed-serviceaccount",
                                "true",
                                "managed-serviceaccount",
                                "expirationTimestamp",
                                "lastRefreshTimestamp")),
                argumentSet(
                        "B4.24, B4.25 import works",
                        ImportWorkNames.class,
                        List.of(
                                "addon-managed-serviceaccount-import",
                                "addon-managed-serviceaccount-import-pair",
                                "addon-managed-serviceaccount-import-custom",
                                "addon-managed-serviceaccount-import-pair-custom",
                                "managedserviceaccount-import",
                                "managedserviceaccount-import-pair",
                                "-custom-2",
                                "open-cluster-management-agent-addon",
                                "klusterlet-bootstrap-kubeconfig",
                                "open-cluster-management.io/addon-name-work",
                                "managed-serviceaccount")),
                argumentSet(
                        "B3.2, B3.9 Velero",
                        VeleroLabels.class,
                        List.of(
                                "velero.io/schedule-name",
                                "velero.io/storage-location",
                                "velero.io/backup-name",
                                "velero.io/restore-name",
                                "velero.io/exclude-from-backup",
                                "true")),
                argumentSet(
                        "B5.3, R6.5 take-over marker",
                        TakeOverMarker.class,
                        List.of(
                                "acm-restore-clusters-",
                                "cluster.open-cluster-management.io/restore-cluster",
                                "cluster.open-cluster-management.io/acm-hub-dr",
                                "cluster.open-cluster-management.io/acm-restore-name",
                                "acm-managed-clusters-schedule")),
                argumentSet(
                        "B3.6, B3.7, B5.1, B7.9 the hub",
                        HubNames.class,
                        List.of(
                                "local-cluster",
                                "true",
                                "local-cluster",
                                "unknown",
                                "open-cluster-management-backup",
                                "openshift-machine-api",
                                "charts-v1",
                                "installer.name",
                                "multiclusterhub",
                                "cluster-backup",
                                "[installer.open-cluster-management.io/pause, mch-pause]",
                                "58497677.cluster.management.io")),
                argumentSet(
                        "B2.13, B4.20 lengths of time",
                        Intervals.class,
                        List.of("PT1M", "PT5M", "PT5S", "PT720H", "PT1440H")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void standAsTheyAre(Class<?> file, List<String> literals) {
        assertThat(Arrays.stream(file.getDeclaredFields())
                        .filter(field -> Modifier.isPublic(field.getModifiers()))
                        .map(LiteralsTest::valueOf))
                .containsExactlyElementsOf(literals);
    }

    private static String valueOf(java.lang.reflect.Field field) {
        try {
            return field.get(null).toString();
        } catch (IllegalAccessException hidden) {
            throw new AssertionError(hidden);
        }
    }
}
