package io.hubbackup.decide.restore.activation;

import static io.hubbackup.decide.restore.activation.ActivationHub.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.VeleroLabels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What people are told of the activation")
class ActivationSummaryTest {

    private static final Duration LONG = Duration.ofDays(30);

    /** Fifty clusters: three with expired tokens, two without an address. */
    private static ActivationHub fifty() {
        var hub = new ActivationHub().announced().localCluster("local-cluster");
        IntStream.rangeClosed(1, 50).mapToObj("c%02d"::formatted).forEach(name -> {
            int number = Integer.parseInt(name.substring(1));
            hub.cluster(name, number > 48 ? "" : "https://" + name)
                    .token(name, MAIN, number > 45 ? Duration.ofHours(-2) : LONG);
            if (number <= 45) {
                hub.available(name, "True");
            }
        });
        return hub;
    }

    @Test
    @DisplayName("R6.14, W39 after an activation of fifty clusters a sentence and five lines tell what happened")
    void fiftyClusters() {
        var step = fifty().step();

        assertThat(step.done()).isTrue();
        assertThat(step.summary().complete()).isFalse();
        assertThat(step.summary().counts())
                .isEqualTo(Map.of("Available", 45, "Local", 1, "NoApiUrl", 2, "TokenExpired", 3));
        assertThat(step.summary().sentence())
                .isEqualTo(
                        "45 of 50 managed clusters available; 2 without the address of an API server (c49, c50); 3 with expired tokens (c46, c47, c48).");
        assertThat(step.summary().messages())
                .containsExactly(
                        "Skip MSA access token for cluster (c46) - the token in secret (auto-import-account) expired at 2026-11-21T08:00:00Z",
                        "Skip MSA access token for cluster (c47) - the token in secret (auto-import-account) expired at 2026-11-21T08:00:00Z",
                        "Skip MSA access token for cluster (c48) - the token in secret (auto-import-account) expired at 2026-11-21T08:00:00Z",
                        "Cannot reimport cluster c49, no serverUrl property",
                        "Cannot reimport cluster c50, no serverUrl property");
    }

    @Test
    @DisplayName("R6.14 of many clusters ten are named")
    void names() {
        var hub = new ActivationHub().announced();
        IntStream.range(10, 23).forEach(i -> hub.cluster("c" + i));

        assertThat(hub.step().summary().sentence())
                .isEqualTo(
                        "0 of 13 managed clusters available; 13 without a token (c10, c11, c12, c13, c14, c15, c16, c17, c18, c19 and 3 more).");
    }

    @Test
    @DisplayName("R6.14, W39 a hundred messages, those that need somebody first")
    void messages() {
        var hub = new ActivationHub().announced();
        IntStream.range(100, 300)
                .forEach(i -> hub.cluster("c" + i).token("c" + i, MAIN, LONG).importSecret("c" + i, UID, 1, BEGUN));
        hub.cluster("z");

        var messages = hub.step().summary().messages();

        assertThat(messages)
                .hasSize(101)
                .startsWith("No suitable MSA secret found for cluster (z)", "Created auto-import-secret for (c100)")
                .endsWith("and 101 more, see ConfigMap hub-backup-clusters-" + UID);
    }

    @Test
    @DisplayName("R6.14 the list names every cluster in order, and fits into a ConfigMap for 3,500 clusters")
    void list() {
        var hub = new ActivationHub().announced();
        IntStream.range(10_000, 13_500)
                .forEach(i -> hub.cluster("managed-cluster-with-a-name-" + i)
                        .says(
                                "managed-cluster-with-a-name-" + i,
                                "False",
                                "ManagedClusterImportFailed",
                                "no route to host ".repeat(20))
                        .token("managed-cluster-with-a-name-" + i, MAIN, LONG));

        var text = hub.at(Duration.ofHours(1)).step().summary().list().text();

        assertThat(text.lines()).hasSize(3_500).isSorted();
        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(1 << 20);
    }

    @Test
    @DisplayName("R6.14 a list that does not fit says how many are missing")
    void longList() {
        var hub = new ActivationHub().announced();
        IntStream.range(10_000, 16_000).forEach(i -> hub.cluster("c" + "x".repeat(200) + i));

        var text = hub.step().summary().list().text();

        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(1 << 20);
        long listed = text.lines().count() - 1;
        assertThat(text).endsWith("and " + (6_000 - listed) + " more\n");
    }

    @Test
    @DisplayName(
            "R6.14 the list belongs to the Restore, is in no backup, and is written when it has changed, at most every five seconds")
    void written() {
        var hub = fifty();
        var list = hub.step().summary().list();
        var now = hub.now;

        assertThat(list.due(Optional.empty(), now)).contains(now);
        var create = (Write.Create)
                ((Plan.Series) list.write(hub.view(), Optional.empty())).steps().getFirst();
        assertThat(create.target().key().toString()).isEqualTo(NAMESPACE + "/hub-backup-clusters-" + UID);
        assertThat(create.body().toString()).contains(UID, VeleroLabels.EXCLUDE_FROM_BACKUP, "c46\tTokenExpired\t");

        var written = Optional.of(new ClusterList.Written(list.fingerprint(), now));
        assertThat(list.due(written, now.plusSeconds(60))).isEmpty();
        var changed = fifty().available("c50", "True").step().summary().list();
        assertThat(changed.due(written, now)).contains(now.plusSeconds(5));
        assertThat(changed.write(hub.view(), written)).isInstanceOf(Write.Patch.class);
        assertThat(List.of(changed.fingerprint())).doesNotContain(list.fingerprint());
    }
}
