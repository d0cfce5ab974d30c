package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.decide.policy.BackupLedger.Origin;
import io.hubbackup.decide.policy.BackupSet;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.BackupThroughputSufficient;
import io.hubbackup.decide.policy.recovery.SetForecast;
import io.hubbackup.decide.policy.recovery.VeleroSettings;
import io.hubbackup.decide.policy.recovery.VeleroSettings.Setting;
import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.FleetSpec;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Observed;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubProgram;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.WithHub;
import io.hubbackup.observe.HubObserver;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.BackupName;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.VeleroLabels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whether the time that N11 predicts for a backup set is the time that a real Velero takes, and what its advice brings. Run by {@code ./mvnw -Pbench verify -Dit.test=ThroughputBench}
 * where there is a kit; {@code -Dbench.clusters=}, {@code -Dbench.secrets=}.
 */
@NeedsRealHub
@WithHub(store = true, crds = true)
@DisplayName("N11 The figures of Velero's throughput, predicted and measured")
class ThroughputBench {

    private static final int CLUSTERS = Integer.getInteger("bench.clusters", 1_000);
    private static final int SECRETS = Integer.getInteger("bench.secrets", 10_000);
    private static final Duration ONE_SET = Duration.ofMinutes(30);
    private static final String EVERYTHING = "*";

    @Test
    @Timeout(5_400)
    @DisplayName("predicted, advised, followed, predicted and measured again")
    void figures(RealHub real) throws IOException {
        real.install(Crds.OURS);
        var hub = new StoryHub(real);
        hub.create(StoryHub.backupSchedule(StoryHub.SCHEDULE, Map.of("veleroSchedule", "0 */2 * * *")));
        load(real, CLUSTERS * 4 / 5);
        var observer = new HubObserver(
                real.residentClient("throughput-eyes"), real.time(), real.workers(), new Random(1), Optional.empty());
        observer.start();
        try {
            real.within(Duration.ofMinutes(2), "all is seen").until(observer::unread, List::isEmpty);
            measured("first set", real, observer);
            load(real, CLUSTERS);
            real.within(Duration.ofMinutes(2), "the clusters are seen")
                    .until(() -> forecast(observer.snapshot(), real).clusters() >= CLUSTERS);
            say("predicted for the next set: %s", told(forecast(observer.snapshot(), real)));
            measured("second set", real, observer);
            advised(real, observer);
            follow(real);
            real.within(Duration.ofMinutes(1), "the settings are seen")
                    .until(() -> !verdict(real, observer).contains("--client-qps"));
            say("verdict with the settings in dpa and Deployment: %s", verdict(real, observer));
            measured("third set, with the settings", real, observer);
            measured("fourth set, with the settings", real, observer);
            say("predicted for the next set: %s", told(forecast(observer.snapshot(), real)));
        } finally {
            observer.stop();
        }
        say("load of the machine %s", Files.readString(Path.of("/proc/loadavg")).strip());
    }

    private static void load(RealHub real, int clusters) {
        var loaded = FleetLoader.load(
                real.client(),
                Fleet.generate(FleetSpec.of(1, clusters)
                        .withSecrets((int) ((long) SECRETS * clusters / CLUSTERS))
                        .with(FleetSpec.Accounts.ENABLED)));
        say("%d clusters: loaded %d objects in %s", clusters, loaded.created(), seconds(loaded.took()));
    }

    private static void advised(RealHub real, HubObserver observer) {
        var forecast = forecast(observer.snapshot(), real);
        say("predicted for the next set: %s", told(forecast));
        say("verdict, where 1 %% of the interval is too much: %s", verdict(real, observer));
        say(
                "predicted once the advice is followed: %s",
                seconds(VeleroSettings.of(List.of()).followed(forecast)));
    }

    private static String verdict(RealHub real, HubObserver observer) {
        return new BackupThroughputSufficient(WrittenCatalogue.with("backup-throughput.share", "1"))
                .evaluate(observer.snapshot(), real.now())
                .message();
    }

    /** The process gets the arguments, and the two objects say the same. */
    private static void follow(RealHub real) throws IOException {
        var settings = EnumSet.allOf(Setting.class);
        var arguments = settings.stream().map(Setting::argument).collect(Collectors.joining(" "));
        Files.writeString(real.folder().resolve("velero.command"), " " + arguments, StandardOpenOption.APPEND);
        real.kill(HubProgram.VELERO);
        real.start(HubProgram.VELERO);
        var deployment =
                real.client().apps().deployments().inNamespace(Hub.NAMESPACE).withName("velero");
        deployment.edit(old -> {
            old.getSpec().getTemplate().getSpec().getContainers().getFirst().setArgs(List.of(arguments.split(" ")));
            return old;
        });
        var fields = settings.stream().collect(Collectors.toMap(Setting::field, Setting::value));
        real.client()
                .genericKubernetesResources("oadp.openshift.io/v1alpha1", "DataProtectionApplication")
                .inNamespace(Hub.NAMESPACE)
                .withName("dpa")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        Serialization.asJson(Map.of("spec", Map.of("configuration", Map.of("velero", fields)))));
        say("followed: %s", arguments);
    }

    private static void measured(String what, RealHub real, HubObserver observer) {
        var before = newest(observer).map(BackupSet::ordered);
        order(real, identity(observer));
        real.within(ONE_SET, "the set has ended")
                .until(() -> newest(observer)
                        .filter(set -> !Optional.of(set.ordered()).equals(before))
                        .filter(set -> set.members().size() == BackupType.values().length)
                        .filter(set -> set.took().isPresent())
                        .isPresent());
        var set = newest(observer).orElseThrow();
        var each = set.members().entrySet().stream()
                .map(member -> "%s %s (%s, %d items)"
                        .formatted(
                                member.getKey().label(),
                                BackupLedger.duration(member.getValue())
                                        .map(ThroughputBench::seconds)
                                        .orElse("?"),
                                member.getValue().phase(),
                                member.getValue().contents().items().orElse(0)))
                .collect(Collectors.joining(", "));
        say(
                "%s measured: %s; %s",
                what, set.took().map(ThroughputBench::seconds).orElse("?"), each);
        assertThat(set.complete(real.now())).isTrue();
    }

    /** Five backups of one moment, in the shape of those that the Velero Schedules make. */
    private static void order(RealHub real, String hubId) {
        var now = real.now();
        var backups = Arrays.stream(BackupType.values())
                .map(type -> Manifest.of(
                                "velero.io/v1",
                                "Backup",
                                BackupName.of(type, now).text())
                        .in(Hub.NAMESPACE)
                        .labels(Map.of(
                                VeleroLabels.SCHEDULE_NAME,
                                type.scheduleName(),
                                BackupLabels.TYPE,
                                type.label(),
                                BackupLabels.HUB,
                                hubId))
                        .spec(spec(type))
                        .build())
                .toList();
        FleetLoader.load(real.client(), backups, 1);
    }

    private static Map<String, ?> spec(BackupType type) {
        var namespaces = Map.of("includedNamespaces", List.of(EVERYTHING));
        return switch (type) {
            case CREDENTIALS ->
                with(
                        namespaces,
                        Map.of(
                                "includedResources", List.of("secrets", "configmaps"),
                                "orLabelSelectors",
                                        List.of(exists("hive.openshift.io/secret-type"), exists(BackupLabels.BACKUP))));
            case MANAGED_CLUSTERS ->
                with(
                        namespaces,
                        Map.of(
                                "includedResources",
                                List.of(
                                        "managedclusters.cluster.open-cluster-management.io",
                                        "managedclusteraddons.addon.open-cluster-management.io",
                                        "clusterdeployments.hive.openshift.io",
                                        "namespaces"),
                                "includeClusterResources",
                                true));
            case RESOURCES_GENERIC ->
                with(
                        namespaces,
                        Map.of(
                                "excludedResources", List.of("secrets", "configmaps"),
                                "labelSelector", exists(BackupLabels.BACKUP),
                                "includeClusterResources", true));
            case RESOURCES ->
                with(
                        namespaces,
                        Map.of(
                                "includedResources",
                                List.of(
                                        "policies.policy.open-cluster-management.io",
                                        "placements.cluster.open-cluster-management.io",
                                        "manifestworks.work.open-cluster-management.io"),
                                "includeClusterResources",
                                true));
            case VALIDATION -> with(namespaces, Map.of("includedResources", List.of("roles.rbac.nothing")));
        };
    }

    private static Map<String, ?> exists(String label) {
        return Map.of("matchExpressions", List.of(Map.of("key", label, "operator", "Exists")));
    }

    private static Map<String, ?> with(Map<String, ?> one, Map<String, ?> more) {
        var all = new TreeMap<String, Object>(one);
        all.putAll(more);
        return all;
    }

    private static String identity(HubObserver observer) {
        return observer.snapshot().identity().fold(HubIdentity::id, api -> "", no -> "");
    }

    private static Optional<BackupSet> newest(HubObserver observer) {
        return value(BackupLedger.of(observer.snapshot()))
                .flatMap(ledger -> BackupSet.newestFirst(ledger, Origin.SELF, BackupSet.TOGETHER)
                        .findFirst());
    }

    private static SetForecast forecast(HubSnapshot hub, RealHub real) {
        return value(SetForecast.of(hub, real.now())).orElse(SetForecast.NONE);
    }

    private static <T> Optional<T> value(Observed<T> seen) {
        return seen.fold(Optional::of, api -> Optional.empty(), no -> Optional.empty());
    }

    private static String told(SetForecast forecast) {
        return "%s with %d clusters; %s"
                .formatted(
                        seconds(forecast.set()),
                        forecast.clusters(),
                        forecast.predicted().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(type -> type.getKey().label() + " " + seconds(type.getValue()))
                                .collect(Collectors.joining(", ")));
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }

    private static void say(String line, Object... figures) {
        System.out.println("bench: " + line.formatted(figures));
    }
}
