package io.hubbackup.decide.restore.activation;

import static io.hubbackup.decide.restore.activation.ActivationHub.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.hub.ObjectKey;
import io.hubbackup.wire.AutoImport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("W10 an activation that is cut off")
class ActivationCrashTest {

    private static final Duration LONG = Duration.ofDays(30);

    private static ActivationHub hub() {
        return new ActivationHub()
                .localCluster("local-cluster")
                .marker("acm-restore-clusters-20261101000000", OTHER_HUB, "earlier", "Completed")
                .secret(
                        new ObjectKey(AutoImport.OBSERVABILITY_NAMESPACE, AutoImport.OBSERVABILITY_SECRET),
                        Map.of(),
                        Map.of())
                .cluster("a")
                .token("a", MAIN, LONG)
                .cluster("b")
                .token("b", MAIN, LONG)
                .importSecret("b", "another", 4, BEGUN)
                .cluster("c")
                .importSecret("c", "another", 1, BEGUN)
                .cluster("d", "")
                .foreignImportSecret("d");
    }

    static Stream<Integer> cuts() {
        return IntStream.range(0, hub().writes().size()).boxed();
    }

    @Test
    @DisplayName("W10 there is something to be cut")
    void cutsThere() {
        assertThat(cuts().count()).isGreaterThan(7);
    }

    @ParameterizedTest
    @MethodSource("cuts")
    @DisplayName("R6.1, W10 after any write ends where one that was not cut off ends")
    void cut(int writes) {
        var whole = hub();
        run(whole);

        var cut = hub();
        cut.writes().stream().limit(writes).forEach(cut::apply);
        cut.at(Duration.ofSeconds(25));
        run(cut);

        assertThat(state(cut)).isEqualTo(state(whole));
    }

    private static void run(ActivationHub hub) {
        hub.pass();
        hub.veleroRuns();
        hub.pass();
        assertThat(hub.step().plan().isEmpty()).isTrue();
    }

    private static List<Object> state(ActivationHub hub) {
        return List.of(
                hub.clusters,
                List.copyOf(hub.secrets.keySet()),
                List.copyOf(hub.backups.keySet()),
                List.copyOf(hub.requests.keySet()),
                hub.step().summary().names());
    }
}
