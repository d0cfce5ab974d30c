package io.hubbackup.decide.backup.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Prints how long planning takes on a large hub; only the result is asserted, because machines differ. */
class PreparationSpeedTest {

    private static final int CLUSTERS = 3_500;
    private static final int SECRETS = 30_000;

    @Test
    @DisplayName("BW16 3,500 clusters and 30,000 secrets: a pass with nothing to do is empty, and how long it takes")
    void speed() {
        var hub = FakeHub.hub();
        for (int i = 0; i < CLUSTERS; i++) {
            var name = "cluster-%04d".formatted(i);
            hub.cluster(name);
            if (i % 2 == 0) {
                hub.secret(name, name + "-kubeconfig", "hive.openshift.io/secret-type", "kubeconfig");
                hub.pooledDeployment(name, name).secret(name, name + "-pull").configMap(name, name + "-manifests");
            }
        }
        for (int i = hub.secrets.size() + CLUSTERS / 2; i < SECRETS; i++) {
            hub.secret("cluster-%04d".formatted(i % CLUSTERS), "unrelated-" + i);
        }
        print("first pass, to plan %,d writes".formatted(hub.writes().size()), hub);
        assertThat(hub.converge(10)).isLessThanOrEqualTo(3);
        print("a pass with nothing to do", hub);
        assertThat(hub.writes()).isEmpty();
        assertThat(hub.secrets).hasSizeBetween(SECRETS, SECRETS + 10);
    }

    private static void print(String what, FakeHub hub) {
        var input = hub.input();
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long begin = System.nanoTime();
            assertThat(Preparation.plan(input).complete()).isTrue();
            shortest = Math.min(shortest, System.nanoTime() - begin);
        }
        System.out.printf(
                "Preparation: %s: %d ms%n", what, Duration.ofNanos(shortest).toMillis());
    }
}
