package io.hubbackup.decide.monitoring;

import static io.hubbackup.decide.policy.Ground.deployment;
import static io.hubbackup.decide.policy.Ground.deployments;
import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.hub.ApiResource;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.hub.SelfSeen;
import io.hubbackup.hub.SelfSeen.Mode;
import io.hubbackup.plan.ApiKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("packaging 4.4 Where the objects of the monitoring shall stand")
class MonitoringSiteTest {

    private static final String SPACE = "velero";
    private static final String OTHER_VERSION = "v1alpha1";

    static Stream<Arguments> nowhere() {
        var all = serving(MonitoringSite.SERVICE_MONITOR, MonitoringSite.RULES);
        return Stream.of(
                argumentSet("the administrator wants none", Install.NEVER, self(all, true, SPACE)),
                argumentSet("another process leads", Install.AUTO, self(all, false, SPACE)),
                argumentSet(
                        "the process does not run in a cluster", Install.AUTO, all.self(self(true, Optional.empty()))),
                argumentSet("no such kind is served", Install.AUTO, self(serving(), true, SPACE)),
                argumentSet(
                        "another version of it is",
                        Install.AUTO,
                        self(serving(otherVersion(MonitoringSite.RULES)), true, SPACE)),
                argumentSet(
                        "nobody knows what is served",
                        Install.AUTO,
                        self(all.catalogue(Observed.unreadable("discovery", "timeout")), true, SPACE)),
                argumentSet("there is no Deployment", Install.AUTO, self(deployments(all), true, SPACE)),
                argumentSet("its Deployment is in another namespace", Install.AUTO, self(all, true, "elsewhere")),
                argumentSet(
                        "Deployments cannot be read",
                        Install.AUTO,
                        self(deployments(all, Observed.unreadable("Deployment", "403")), true, SPACE)));
    }

    @ParameterizedTest
    @MethodSource("nowhere")
    @DisplayName("is nowhere")
    void isNowhere(Install install, PolicyHub hub) {
        assertThat(MonitoringSite.of(install, hub.seen())).isEmpty();
    }

    @Test
    @DisplayName("is the namespace of the process, and they go with its Deployment")
    void somewhere() {
        var hub = self(serving(MonitoringSite.SERVICE_MONITOR, MonitoringSite.RULES), true, SPACE);

        assertThat(MonitoringSite.of(Install.AUTO, hub.seen())).hasValueSatisfying(site -> {
            assertThat(site.namespace()).isEqualTo(SPACE);
            assertThat(site.mode()).isEqualTo(Mode.FULL);
            assertThat(site.kinds()).containsExactly(MonitoringSite.SERVICE_MONITOR, MonitoringSite.RULES);
            assertThat(site.owner().tree().fields())
                    .isEqualTo(Map.of(
                            "apiVersion",
                            "apps/v1",
                            "kind",
                            "Deployment",
                            "name",
                            SelfSeen.DEPLOYMENT,
                            "uid",
                            "uid-velero/hub-backup-operator"));
        });
    }

    @Test
    @DisplayName("is for the one kind of the two that is served")
    void one() {
        assertThat(MonitoringSite.of(
                        Install.AUTO,
                        self(serving(MonitoringSite.RULES), true, SPACE).seen()))
                .hasValueSatisfying(site -> assertThat(site.kinds()).containsExactly(MonitoringSite.RULES));
    }

    private static PolicyHub serving(ApiKind... kinds) {
        var resources = Stream.of(kinds)
                .map(kind -> new ApiResource(
                        kind.group(), kind.version(), kind.kind(), kind.plural(), "", true, true, true, false, true))
                .toList();
        return deployments(bare(), deployment(new ObjectKey(SPACE, SelfSeen.DEPLOYMENT), 2, 2, Map.of()))
                .catalogue(Observed.of(new ResourceCatalogue(List.copyOf(resources))));
    }

    private static ApiKind otherVersion(ApiKind kind) {
        return new ApiKind(kind.group(), OTHER_VERSION, kind.kind(), kind.plural(), true);
    }

    private static PolicyHub self(PolicyHub hub, boolean leads, String namespace) {
        return hub.self(self(leads, Optional.of(namespace)));
    }

    private static SelfSeen self(boolean leads, Optional<String> namespace) {
        return new SelfSeen(Mode.FULL, leads, namespace, SelfSeen.DEPLOYMENT, Optional.empty(), NOON);
    }
}
