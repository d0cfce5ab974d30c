package io.hubbackup.decide.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D8 what the backup side may delete")
class BackupSideDeletesTest {

    private static final ApiKind SECRET = new ApiKind("", "v1", "Secret", "secrets", true);
    private static final ApiKind NAMESPACE = new ApiKind("", "v1", "Namespace", "namespaces", false);
    private static final ApiKind CLUSTER =
            new ApiKind("cluster.open-cluster-management.io", "v1", "ManagedCluster", "managedclusters", false);
    private static final ApiKind BACKUP = new ApiKind("velero.io", "v1", "Backup", "backups", true);
    private static final ApiKind REQUEST =
            new ApiKind("velero.io", "v1", "DeleteBackupRequest", "deletebackuprequests", true);
    private static final ApiKind WORK =
            new ApiKind("work.open-cluster-management.io", "v1", "ManifestWork", "manifestworks", true);

    static Stream<Arguments> rows() {
        return Stream.of(
                argumentSet("a token secret", SECRET, "auto-import-account-pair", true),
                argumentSet("any other secret", SECRET, "db-password", false),
                argumentSet("a work of the add-on", WORK, "addon-managed-serviceaccount-import-custom", true),
                argumentSet("any other work", WORK, "my-work", false),
                argumentSet("a request for a validation backup", REQUEST, "acm-validation-policy-schedule-1", true),
                argumentSet("a request for a data backup", REQUEST, "acm-resources-schedule-1", false),
                argumentSet("a namespace", NAMESPACE, "cluster-1", false),
                argumentSet("a managed cluster", CLUSTER, "auto-import-account", false),
                argumentSet("a Velero Backup", BACKUP, "acm-validation-policy-schedule-1", false));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(ApiKind kind, String name, boolean allowed) {
        var delete = new Write.Delete(Target.of(kind, "ns", name), "uid", Write.Propagation.BACKGROUND, "test");
        assertThat(new BackupSideDeletes().refusal(delete).isEmpty()).isEqualTo(allowed);
    }

    @Test
    void createsAndPatchesAreNotItsConcern() {
        var target = Target.of(NAMESPACE, "", "n");
        assertThat(new BackupSideDeletes().refusal(new Write.Create(target, Map.of(), "test")))
                .isEmpty();
        assertThat(new BackupSideDeletes()
                        .refusal(new Write.Patch(target, Map.of(), Optional.empty(), Optional.empty(), "test")))
                .isEmpty();
    }
}
