package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.kinds.HubKinds;
import io.hubbackup.kit.Hub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Kinds that the policies read come and go while the operator runs (policies 6.3, 9.15). */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class OptionalKinds extends UnderOurDefinitions {

    private static final String INSTALLED = "oadp-operator-exists";
    private static final Set<String> REPORTS = Set.of("reports.openreports.io", "policyreports.wgpolicyk8s.io");
    private static final Set<String> INSTALLERS = Set.of(
            "subscriptions.operators.coreos.com",
            "clusterserviceversions.operators.coreos.com",
            "clusterextensions.olm.operatorframework.io");
    /** Discovery is told of a definition, and asks until it is served. */
    private static final Duration SOON = Duration.ofSeconds(90);

    @Override
    void begin() {
        hub().startVelero();
        INSTALLERS.forEach(this::withdraw);
        REPORTS.forEach(this::withdraw);
        startOperator();
    }

    @Override
    void end() {
        serve(INSTALLERS);
        serve(REPORTS);
        super.end();
    }

    @Test
    @Order(1)
    @DisplayName("policies 6.3 U18 what is not served is no violation")
    void absent() {
        within(SOON, "it is told").until(() -> is("not_applicable"));
        within(SOON, "the ConfigMap stands for the report").until(this::configMap);
    }

    @Test
    @Order(2)
    @DisplayName(
            "policies 9.15 kinds that come are read, and kinds that go are no trouble: no restart, and always ready")
    void comeAndGo() {
        serve(INSTALLERS);
        hub().create(Manifest.of("operators.coreos.com/v1alpha1", "ClusterServiceVersion", "oadp-operator.v1.5.0")
                .in(Hub.NAMESPACE)
                .spec(Map.of("version", "1.5.0"))
                .status(Map.of("phase", "Succeeded")));

        within(SOON, "the installation is seen").until(() -> {
            assertThat(operator().ready()).isTrue();
            return is("compliant");
        });

        INSTALLERS.forEach(this::withdraw);

        within(SOON, "it is not seen any more").until(() -> {
            assertThat(operator().ready()).isTrue();
            return is("not_applicable");
        });
    }

    @Test
    @Order(3)
    @DisplayName("policies 9.15 7.4 the report is written as soon as its kind is served")
    void report() {
        serve(REPORTS);

        within(SOON.plus(Duration.ofMinutes(5)), "the report is there")
                .until(() -> hub().bed()
                                .client()
                                .genericKubernetesResources("openreports.io/v1alpha1", "Report")
                                .inNamespace(Hub.NAMESPACE)
                                .withName("hub-backup")
                                .get()
                        != null);
        assertThat(operator().ready()).isTrue();
    }

    private boolean configMap() {
        return hub().bed()
                        .client()
                        .configMaps()
                        .inNamespace(Hub.NAMESPACE)
                        .withName("backup-restore-enabled-status")
                        .get()
                != null;
    }

    private boolean is(String status) {
        return operator()
                .figures()
                .lines()
                .filter(line -> line.startsWith("hub_backup_policy_status{"))
                .filter(line -> line.contains("\"" + INSTALLED + "\"") && line.contains("\"" + status + "\""))
                .anyMatch(line -> line.endsWith(" 1.0") || line.endsWith(" 1"));
    }

    private void serve(Set<String> names) {
        hub().bed().apply(definitions(names));
    }

    private void withdraw(String name) {
        definitions(Set.of(name)).forEach(definition -> {
            hub().bed().client().resource(definition).delete();
            hub().bed()
                    .within(SOON, name + " is gone")
                    .until(() -> hub().bed().client().resource(definition).get() == null);
        });
    }

    private static List<GenericKubernetesResource> definitions(Set<String> names) {
        return HubKinds.hub().stream()
                .filter(definition -> names.contains(definition.getMetadata().getName()))
                .toList();
    }
}
