package io.hubbackup.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.demo.kinds.HubKind;
import io.hubbackup.demo.kinds.HubKinds;
import io.hubbackup.kit.KnownRights;
import io.hubbackup.kit.NeededRight;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.ProtectedKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("packaging 1.2 the shipped roles")
class RbacTest {

    private static final List<Grant> PLAIN = Grant.of(Manifests.PLAIN.objects());

    /** With the webhook, which is not part of the plain install. */
    private static final List<Grant> ALL = Stream.concat(PLAIN.stream(), Grant.of(Manifests.WEBHOOK.objects()).stream())
            .toList();

    private static final Set<String> READS = Set.of("get", "list", "watch");

    /** What an operator writes that only tells. */
    private static final Set<String> TELLING = Set.of(
            "reports.openreports.io",
            "policyreports.wgpolicyk8s.io",
            "configmaps",
            "leases.coordination.k8s.io",
            "events.events.k8s.io",
            "servicemonitors.monitoring.coreos.com",
            "prometheusrules.monitoring.coreos.com");

    @Test
    @DisplayName("allow every request that the operator was recorded to send")
    void sufficient() {
        var others = rights(Feature.byAdministrators());
        assertThat(KnownRights.all())
                .as("there is a record")
                .hasSizeGreaterThan(80)
                .filteredOn(right -> !others.contains(right))
                .allSatisfy(right -> assertThat(PLAIN).anyMatch(grant -> grant.allows(right)));
    }

    @Test
    @DisplayName("allow what the documented features need")
    void features() {
        assertThat(rights(Feature.documented()))
                .allSatisfy(right -> assertThat(ALL).anyMatch(grant -> grant.allows(right)));
    }

    @Test
    @DisplayName(
            "allow nothing that no recorded request and no documented feature needs, and nothing everywhere that is needed where the backups are")
    void necessary() {
        var needed = Stream.concat(KnownRights.all().stream(), rights(Feature.documented()).stream())
                .toList();
        assertThat(ALL)
                .filteredOn(grant -> !grant.resource().equals(Grant.ALL))
                .filteredOn(grant -> needed.stream().noneMatch(grant::isFor))
                .isEmpty();
    }

    @Test
    @DisplayName("leave to administrators only what was seen, and what they do not grant themselves")
    void administrators() {
        assertThat(rights(Feature.byAdministrators()))
                .isSubsetOf(KnownRights.all())
                .allSatisfy(right -> assertThat(ALL).noneMatch(grant -> grant.allows(right)));
    }

    @Test
    @DisplayName("D8 let the clean-up reach every group that is backed up, and none that holds up the hub")
    void cleanup() {
        var groups = ALL.stream()
                .filter(grant -> grant.resource().equals(Grant.ALL))
                .map(Grant::group)
                .distinct()
                .toList();

        assertThat(groups)
                .isNotEmpty()
                .allSatisfy(group -> assertThat(
                                ProtectedKinds.contain(new ApiKind(group, "v1", "Anything", "anythings", true)))
                        .isFalse());
        assertThat(groups).doesNotContain("", "work.open-cluster-management.io");
        assertThat(HubKinds.all().stream().map(HubKind::group).filter(RbacTest::isBackedUp))
                .isSubsetOf(groups);
        assertThat(ALL)
                .filteredOn(grant -> grant.resource().equals(Grant.ALL))
                .extracting(Grant::verb)
                .containsOnly("get", "list", "patch", "delete");
    }

    /** B3.10–B3.13. */
    private static boolean isBackedUp(String group) {
        var not = Set.of("internal", "operator", "work", "search", "proxy", "action", "view", "clusterview");
        return group.endsWith(".open-cluster-management.io") && !not.contains(group.substring(0, group.indexOf('.')))
                || group.endsWith("hive.openshift.io")
                || Set.of("argoproj.io", "app.k8s.io", "core.observatorium.io", "agent-install.openshift.io")
                        .contains(group);
    }

    @Test
    @DisplayName(
            "D5 an operator that only tells can write reports, events, its Lease and how Prometheus finds it, and nothing else")
    void reportOnly() {
        assertThat(leftBy(Manifests.REPORT_ONLY))
                .filteredOn(grant -> !READS.contains(grant.verb()))
                .isNotEmpty()
                .allSatisfy(grant -> assertThat(TELLING).contains(grant.named()));
    }

    @Test
    @DisplayName("an operator without import accounts can put nothing on a managed cluster, and has all other rights")
    void withoutAccounts() {
        var gone = new ArrayList<>(PLAIN);
        gone.removeAll(leftBy(Manifests.NO_MSA));

        assertThat(gone)
                .extracting(Grant::named)
                .containsOnly(
                        "managedserviceaccounts.authentication.open-cluster-management.io",
                        "managedclusteraddons.addon.open-cluster-management.io",
                        "manifestworks.work.open-cluster-management.io");
        assertThat(gone).noneMatch(grant -> READS.contains(grant.verb()));
        assertThat(leftBy(Manifests.NO_MSA))
                .filteredOn(grant -> grant.group().equals("work.open-cluster-management.io"))
                .allMatch(grant -> READS.contains(grant.verb()));
        assertThat(leftBy(Manifests.NO_MSA))
                .filteredOn(grant -> grant.verb().equals("create"))
                .extracting(Grant::group)
                .doesNotContain("authentication.open-cluster-management.io", "addon.open-cluster-management.io");
    }

    /** What a component that takes roles away leaves to the operator. */
    private static List<Grant> leftBy(Manifests component) {
        var removed = component.kustomization().children("patches").stream()
                .flatMap(patch -> patch.text("patch").stream())
                .toList();
        assertThat(removed).isNotEmpty().allMatch(patch -> patch.startsWith("$patch: delete\n"));
        return Grant.of(Manifests.PLAIN.objects().stream()
                .filter(object -> removed.stream()
                        .noneMatch(patch -> patch.contains("\nkind: " + object.getKind() + "\n")
                                && patch.contains(
                                        "  name: " + object.getMetadata().getName() + "\n")))
                .toList());
    }

    private static List<NeededRight> rights(List<Feature> features) {
        return features.stream().flatMap(feature -> feature.rights().stream()).toList();
    }
}
