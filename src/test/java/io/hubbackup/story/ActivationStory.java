package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.apply.Writer;
import io.hubbackup.decide.restore.RestoreSettings;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.registration.Mishap;
import io.hubbackup.demo.registration.TokenIssuer.Token;
import io.hubbackup.kit.AnsweringFleet;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.Hubs;
import io.hubbackup.plan.Outcome;
import io.hubbackup.wire.AutoImport;
import io.hubbackup.wire.MsaNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Clusters with all that can be wrong with them are called over by a hub whose import controller answers. */
abstract class ActivationStory {

    private static final String ADDRESS = "https://api.hub.example.com:6443";
    private static final List<String> WELL = List.of("well-1", "well-2", "well-3", "well-4");
    private static final Map<String, Mishap> MISHAPS = Map.of(
            "expired", Mishap.EXPIRED,
            "revoked", Mishap.REVOKED,
            "forbidden", Mishap.FORBIDDEN,
            "elsewhere", Mishap.WRONG_ADDRESS,
            "nowhere", Mishap.NO_ADDRESS,
            "without-token", Mishap.NO_TOKEN);
    private static final List<String> ALL =
            Stream.concat(WELL.stream(), MISHAPS.keySet().stream()).sorted().toList();

    abstract Hub player(Hubs hubs, Hub hub);

    abstract RestoreSettings settings();

    @Test
    @DisplayName(
            "R6.11–R6.17, W23 whoever can come comes, of everybody else it is said why, and no import secret is left")
    void story(Hubs hubs) {
        var hub = hubs.up(HubOptions.hub());
        hub.install(Crds.OURS);
        try (var fleet = AnsweringFleet.on(player(hubs, hub), cluster -> MISHAPS.getOrDefault(cluster, Mishap.NONE))) {
            fleet.add(ALL);
            restore(hub, fleet);
            fleet.serve(hub, ADDRESS);
            try (var run =
                    new ActivationRun(hub, hub.clientAs("activation"), Runnable::run, Writer.AT_A_TIME, settings())) {
                run.begin(hub.now());
                hub.within(settings().importLimit().plusMinutes(2), "the activation is over")
                        .until(() -> {
                            assertThat(run.pass().all()).hasOnlyElementsOfType(Outcome.Done.class);
                            return run.look().done();
                        });
                ended(hub, fleet, run);
            }
        }
    }

    private static void ended(Hub hub, AnsweringFleet fleet, ActivationRun run) {
        var summary = run.look().summary();
        assertThat(summary.counts())
                .containsAllEntriesOf(
                        Map.of("Available", 4, "NoApiUrl", 1, "NoToken", 1, "TokenExpired", 1, "Unreachable", 3));
        assertThat(summary.total()).isEqualTo(ALL.size());
        assertThat(summary.trouble()).isEmpty();
        assertThat(summary.messages())
                .hasSize(6)
                .allSatisfy(line -> assertThat(line).doesNotContain("Created"));
        assertThat(summary.list().text())
                .contains("revoked\tUnreachable\tThe import controller could not import it until ");
        WELL.forEach(cluster -> assertThat(fleet.whereabouts()).containsEntry(cluster, ADDRESS));
        assertThat(hub.client()
                        .secrets()
                        .inAnyNamespace()
                        .withLabel(AutoImport.RESTORE_LABEL)
                        .list()
                        .getItems())
                .isEmpty();
        assertThat(new StoryHub(hub).uids(Kind.VELERO_BACKUP).keySet())
                .singleElement()
                .asString()
                .startsWith("acm-restore-clusters-");
    }

    /** What Velero brings to the hub. */
    private static void restore(Hub hub, AnsweringFleet fleet) {
        ALL.forEach(cluster -> {
            FleetLoader.load(
                    hub.client(),
                    List.of(
                            Manifest.namespace(cluster).build(),
                            Manifest.of("cluster.open-cluster-management.io/v1", "ManagedCluster", cluster)
                                    .spec(Map.of("hubAcceptsClient", true, "leaseDurationSeconds", 60))
                                    .build()),
                    1);
            fleet.clusters()
                    .issue(cluster, MsaNames.ACCOUNT, Duration.ofHours(10))
                    .ifPresent(token -> restore(hub, cluster, token));
        });
        fleet.clusters().describe(ALL, hub.client());
    }

    private static void restore(Hub hub, String cluster, Token token) {
        var secret = Manifest.secret(cluster, MsaNames.ACCOUNT)
                .label(MsaNames.LABEL, MsaNames.TOKEN_SECRET_LABEL_VALUE)
                .annotation(MsaNames.EXPIRATION_ANNOTATION, token.end().toString())
                .with(
                        "data",
                        Map.of(
                                "token",
                                Base64.getEncoder().encodeToString(token.value().getBytes(StandardCharsets.UTF_8))));
        hub.client().resource(secret.build()).create();
    }
}
