package io.hubbackup.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.wire.ReportNames;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReportingOnlyTest {

    private static final String NAMESPACE = "/namespaces/open-cluster-management-backup/";
    private static final Map<String, ?> NOTHING = Map.of();

    static Stream<Arguments> tells() {
        return Stream.of(
                argumentSet("an Event", "/apis/events.k8s.io/v1" + NAMESPACE + "events?fieldManager=x", NOTHING),
                argumentSet(
                        "its Lease",
                        "/apis/coordination.k8s.io/v1" + NAMESPACE + "leases/hub-backup-operator",
                        NOTHING),
                argumentSet(
                        "a PolicyReport",
                        "/apis/wgpolicyk8s.io/v1beta1" + NAMESPACE + "policyreports/hub-backup?force=true",
                        NOTHING),
                argumentSet("a Report", "/apis/openreports.io/v1alpha1" + NAMESPACE + "reports", NOTHING),
                argumentSet(
                        "what OLM is told",
                        "/apis/operators.coreos.com/v2" + NAMESPACE + "operatorconditions/hub-backup-operator.v0.1.0",
                        NOTHING),
                argumentSet("a question", "/apis/authorization.k8s.io/v1/subjectaccessreviews?fieldManager=x", NOTHING),
                argumentSet(
                        "the ConfigMap that stands for a report",
                        "/api/v1" + NAMESPACE + "configmaps/" + ReportNames.STATUS + "?fieldManager=x",
                        NOTHING),
                argumentSet(
                        "the same, when it is created",
                        "/api/v1" + NAMESPACE + "configmaps",
                        Map.of("metadata", Map.of("name", ReportNames.STATUS))),
                argumentSet(
                        "the ConfigMap with the clusters that the report has no room for",
                        "/api/v1" + NAMESPACE + "configmaps",
                        Map.of("metadata", Map.of("name", ReportNames.LOST_CLUSTERS))),
                argumentSet(
                        "its alerts",
                        "/apis/monitoring.coreos.com/v1" + NAMESPACE + "prometheusrules/hub-backup-rules?force=true",
                        NOTHING),
                argumentSet(
                        "the same, when it is not needed any more",
                        "/api/v1" + NAMESPACE + "configmaps/" + ReportNames.LOST_CLUSTERS,
                        NOTHING));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                argumentSet(
                        "the status of a BackupSchedule",
                        "/apis/cluster.open-cluster-management.io/v1beta1" + NAMESPACE + "backupschedules/a/status",
                        NOTHING),
                argumentSet("a Velero Schedule", "/apis/velero.io/v1" + NAMESPACE + "schedules", NOTHING),
                argumentSet("a Secret", "/api/v1" + NAMESPACE + "secrets/a", NOTHING),
                argumentSet("another ConfigMap", "/api/v1" + NAMESPACE + "configmaps/a", NOTHING),
                argumentSet(
                        "another ConfigMap, when it is created",
                        "/api/v1" + NAMESPACE + "configmaps",
                        Map.of("metadata", Map.of("name", "a"))),
                argumentSet(
                        "the alerts of others",
                        "/apis/monitoring.coreos.com/v1" + NAMESPACE + "prometheusrules/theirs",
                        NOTHING),
                argumentSet("many ConfigMaps", "/api/v1" + NAMESPACE + "configmaps", NOTHING),
                argumentSet("a namespace", "/api/v1/namespaces/" + ReportNames.STATUS, NOTHING),
                argumentSet(
                        "a ManagedCluster", "/apis/cluster.open-cluster-management.io/v1/managedclusters/a", NOTHING),
                argumentSet("a namesake of another group", "/apis/example.com/v1" + NAMESPACE + "leases/a", NOTHING));
    }

    @ParameterizedTest
    @MethodSource("tells")
    @DisplayName("D5 who only reports may report")
    void tells(String path, Map<String, ?> body) {
        assertThat(new ReportingOnly().refusal(path, body)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("changes")
    @DisplayName("D5 who only reports changes nothing else")
    void changes(String path, Map<String, ?> body) {
        assertThat(new ReportingOnly().refusal(path, body))
                .hasValueSatisfying(why -> assertThat(why).contains("hub-backup.mode=full"));
    }
}
