package io.hubbackup.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.HubIdentity.Source;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.observe.HubProjections.ClusterId;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdentityTest {

    private static final Observed<String> KUBE_SYSTEM = Observed.of("uid");
    private static final Observed<String> NO_KUBE_SYSTEM = Observed.unreadable("Namespace kube-system", "503");
    private static final Observed<Indexed<ClusterId>> NOT_SERVED = Observed.notServed("ClusterVersion");
    private static final Observed<Indexed<ClusterId>> DOWN = Observed.unreadable("ClusterVersion", "503");

    static Stream<Arguments> rows() {
        return Stream.of(
                argumentSet(
                        "BW7 what is configured wins over everything, readable or not",
                        Optional.of("mine"),
                        DOWN,
                        NO_KUBE_SYSTEM,
                        id("mine", Source.CONFIGURED)),
                argumentSet(
                        "BW7 the id of the ClusterVersion",
                        Optional.empty(),
                        version(Optional.of("cv")),
                        KUBE_SYSTEM,
                        id("cv", Source.CLUSTER_VERSION)),
                argumentSet(
                        "BW7 a ClusterVersion that cannot be read is not replaced by the next source",
                        Optional.empty(),
                        DOWN,
                        KUBE_SYSTEM,
                        Observed.unreadable("ClusterVersion", "503")),
                argumentSet(
                        "BW7 an empty id is none, and not replaced either",
                        Optional.empty(),
                        version(Optional.empty()),
                        KUBE_SYSTEM,
                        noId()),
                argumentSet(
                        "BW7 no ClusterVersion object, though the kind is served",
                        Optional.empty(),
                        Observed.of(Indexed.<ClusterId>empty()),
                        KUBE_SYSTEM,
                        noId()),
                argumentSet(
                        "BW7 without that kind two hubs still have two ids",
                        Optional.empty(),
                        NOT_SERVED,
                        KUBE_SYSTEM,
                        id("uid", Source.KUBE_SYSTEM)),
                argumentSet(
                        "BW7 kube-system could not be read: no identity",
                        Optional.empty(),
                        NOT_SERVED,
                        NO_KUBE_SYSTEM,
                        Observed.unreadable("Namespace kube-system", "503")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void is(
            Optional<String> configured,
            Observed<Indexed<ClusterId>> versions,
            Observed<String> kubeSystem,
            Observed<HubIdentity> expected) {
        assertThat(Identity.of(configured, versions, kubeSystem)).isEqualTo(expected);
    }

    private static Observed<HubIdentity> id(String id, Source source) {
        return Observed.of(new HubIdentity(id, source));
    }

    private static Observed<HubIdentity> noId() {
        return Observed.unreadable(
                "ClusterVersion",
                "no ClusterVersion has a spec.clusterID; give it one, or configure the id of this hub");
    }

    private static Observed<Indexed<ClusterId>> version(Optional<String> id) {
        return Observed.of(Indexed.of(new ClusterId(ObjectKey.clusterScoped("version"), id, Optional.empty())));
    }
}
