package io.hubbackup.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.hub.ApiResource;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.observe.Discovery.Served;
import io.hubbackup.plan.ApiKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** BW1: nothing but a complete answer is a catalogue. */
class DiscoveryTest {

    private static final ApiKind CLUSTER = WatchedKinds.CLUSTERS.kind();
    private static final ApiResource CLUSTERS = new ApiResource(
            CLUSTER.group(),
            "v1",
            "ManagedCluster",
            "managedclusters",
            "managedcluster",
            false,
            true,
            true,
            false,
            true);
    private static final String CLUSTERS_NAME = "managedclusters." + CLUSTER.group();

    private final VirtualTime time = new VirtualTime();
    private final List<String> heard = new ArrayList<>();
    private Observed<Indexed<Definition>> definitions = Observed.of(Indexed.empty());
    private DiscoverySource source = () -> new DiscoveryAnswer(List.of(CLUSTERS), Set.of());
    private int asked;

    private final Discovery discovery = new Discovery(
            () -> {
                asked++;
                return source.read();
            },
            time,
            new Backoff(new Random(1)),
            () -> definitions,
            () -> heard.add("changed"));

    @Test
    @DisplayName("B7.6, BW1 before the first answer nothing is known")
    void before() {
        assertThat(discovery.catalogue()).isInstanceOf(Observed.Unreadable.class);
        assertThat(discovery.served(CLUSTER)).isEqualTo(Served.UNKNOWN);
    }

    @Test
    @DisplayName("a complete answer is a catalogue; the same answer again is the same value, and nobody is bothered")
    void complete() {
        discovery.look();
        var first = discovery.catalogue();
        discovery.look();
        assertThat(first).isInstanceOf(Observed.Value.class);
        assertThat(discovery.catalogue()).isSameAs(first);
        assertThat(heard).hasSize(1);
        assertThat(discovery.served(CLUSTER)).isEqualTo(Served.YES);
        assertThat(discovery.served(WatchedKinds.BACKUPS.kind())).isEqualTo(Served.NO);
    }

    @Test
    @DisplayName(
            "BW1 one stale group-version spoils the whole answer, by name; the kinds of the others are still followed")
    void partial() {
        source = () -> new DiscoveryAnswer(List.of(CLUSTERS), Set.of("velero.io/v1"));
        discovery.look();
        assertThat(discovery.catalogue().doubt()).hasValue("discovery: no complete answer about velero.io/v1");
        assertThat(discovery.served(CLUSTER)).isEqualTo(Served.YES);
        assertThat(discovery.served(WatchedKinds.BACKUPS.kind())).isEqualTo(Served.UNKNOWN);
        assertThat(discovery.served(WatchedKinds.SECRETS.kind())).isEqualTo(Served.NO);
    }

    @Test
    @DisplayName(
            "BW1 a failed answer after a complete one withdraws it; known kinds stay known, absent ones become unknown; it is asked again")
    void failure() {
        discovery.look();
        var good = source;
        source = () -> {
            throw new IOException("/apis was refused with 503");
        };
        discovery.look();
        assertThat(discovery.catalogue().doubt()).hasValue("discovery: /apis was refused with 503");
        assertThat(discovery.served(CLUSTER)).isEqualTo(Served.YES);
        assertThat(discovery.served(WatchedKinds.BACKUPS.kind())).isEqualTo(Served.UNKNOWN);
        source = good;
        time.pass(Duration.ofSeconds(2));
        assertThat(discovery.catalogue()).isInstanceOf(Observed.Value.class);
        assertThat(heard).hasSize(3);
    }

    @Test
    @DisplayName("BW1 an API server that has just started names no kinds of its definitions yet: that is no answer")
    void startingServer() {
        define(CLUSTERS_NAME);
        source = () -> new DiscoveryAnswer(List.of(), Set.of());
        discovery.look();
        assertThat(discovery.catalogue().doubt())
                .hasValueSatisfying(why -> assertThat(why).contains(CLUSTERS_NAME));
        assertThat(discovery.served(CLUSTER)).isEqualTo(Served.UNKNOWN);
        source = () -> new DiscoveryAnswer(List.of(CLUSTERS), Set.of());
        time.pass(Discovery.AGAIN);
        assertThat(discovery.catalogue()).isInstanceOf(Observed.Value.class);
    }

    @Test
    @DisplayName("a definition that is never served does not hold up everything for ever")
    void brokenDefinition() {
        define("things.broken.io");
        discovery.look();
        assertThat(discovery.catalogue()).isInstanceOf(Observed.Unreadable.class);
        time.pass(Discovery.SETTLED);
        assertThat(discovery.catalogue()).isInstanceOf(Observed.Value.class);
        assertThat(time.waiting()).isZero();
    }

    @Test
    @DisplayName(
            "BW1 a kind that was served and whose definition is as it was is not given up, however long the answer leaves it out")
    void silentGap() {
        define(CLUSTERS_NAME);
        discovery.look();
        source = () -> new DiscoveryAnswer(List.of(), Set.of());
        discovery.look();
        time.pass(Duration.ofHours(1));
        assertThat(discovery.catalogue()).isInstanceOf(Observed.Unreadable.class);
        assertThat(discovery.served(CLUSTER)).isEqualTo(Served.UNKNOWN);

        definitions = Observed.of(Indexed.of(new Definition(ObjectKey.clusterScoped(CLUSTERS_NAME), "2")));
        time.pass(Discovery.SETTLED);
        assertThat(discovery.catalogue()).isInstanceOf(Observed.Value.class);
        assertThat(discovery.served(CLUSTER)).isEqualTo(Served.NO);
    }

    @Test
    @DisplayName("BW1 while definitions cannot be followed, the catalogue is in doubt")
    void blind() {
        discovery.look();
        definitions = Observed.unreadable("CustomResourceDefinition", "list refused with 403");
        assertThat(discovery.catalogue().doubt())
                .hasValueSatisfying(why -> assertThat(why).contains("403"));
    }

    @Test
    @DisplayName(
            "BW14, BW19 many changes of definitions are taken together, and looked at again while the answer may lag behind")
    void debounce() {
        for (int i = 0; i < 50; i++) {
            discovery.changed();
        }
        time.pass(Discovery.DEBOUNCE);
        assertThat(asked).isEqualTo(1);
        time.pass(Duration.ofMinutes(5));
        assertThat(asked).isEqualTo(3);
    }

    @Test
    @DisplayName("changes that never end do not put the look off for ever")
    void noStarvation() {
        for (int i = 0; i < 100; i++) {
            discovery.changed();
            time.pass(Duration.ofMillis(100));
        }
        assertThat(asked).isGreaterThanOrEqualTo(9);
    }

    @Test
    @DisplayName("however many looks find a doubt, one plan to look again is followed")
    void onePlan() {
        source = () -> new DiscoveryAnswer(List.of(), Set.of("metrics.k8s.io/v1"));
        for (int i = 0; i < 10; i++) {
            discovery.look();
        }
        asked = 0;
        time.pass(Discovery.AGAIN.multipliedBy(3));
        assertThat(asked).isEqualTo(3);
    }

    private void define(String name) {
        definitions = Observed.of(Indexed.of(new Definition(ObjectKey.clusterScoped(name), "1")));
    }
}
