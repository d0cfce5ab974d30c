package io.hubbackup.run;

import io.hubbackup.api.Restore;
import io.hubbackup.api.RestorePhase;
import io.hubbackup.api.RestoreStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The status of Restores as figures at {@code /q/metrics}. */
final class RestoreFigures implements Bulletin.Figures<Restore, RestoreStatus> {

    private record Shown(Tags tags, RestoreStatus status) {}

    private final Counter passes;
    private final MultiGauge ready;
    private final MultiGauge active;
    private final MultiGauge clusters;
    private final MultiGauge removed;
    private final Map<String, Shown> shown = new ConcurrentHashMap<>();

    RestoreFigures(MeterRegistry registry) {
        this.passes = Counter.builder("hub_backup_restore_passes")
                .description("Passes over Restores since the start")
                .register(registry);
        this.ready = gauge(registry, "hub_backup_restore_ready", "1 when the Restore is Ready");
        this.active =
                gauge(registry, "hub_backup_restore_active", "1 while the Restore is neither finished nor refused");
        this.clusters = gauge(
                registry, "hub_backup_restore_clusters", "Managed clusters of the activation, by what became of them");
        this.removed = gauge(
                registry,
                "hub_backup_restore_cleanup_objects",
                "Objects of the clean-up, by kind and what became of them");
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    @Override
    public void show(Restore restore, RestoreStatus status) {
        passes.increment();
        var metadata = restore.getMetadata();
        var next = new Shown(Tags.of("namespace", metadata.getNamespace(), "name", metadata.getName()), status);
        if (!next.equals(shown.put(metadata.getUid(), next))) {
            register();
        }
    }

    @Override
    public void keepOnly(Set<String> uids) {
        if (shown.keySet().retainAll(uids)) {
            register();
        }
    }

    private void register() {
        ready.register(rows(one -> Stream.of(row(one.tags(), isReady(one.status()) ? 1 : 0))), true);
        active.register(
                rows(one -> Stream.of(
                        row(one.tags(), RestorePhase.active(one.status().phase()) ? 1 : 0))),
                true);
        clusters.register(rows(RestoreFigures::clusters), true);
        removed.register(rows(RestoreFigures::removed), true);
    }

    private List<MultiGauge.Row<?>> rows(Function<Shown, Stream<? extends MultiGauge.Row<?>>> each) {
        return shown.values().stream().<MultiGauge.Row<?>>flatMap(each).toList();
    }

    private static boolean isReady(RestoreStatus status) {
        return status.condition("Ready")
                .filter(ready -> "True".equals(ready.getStatus()))
                .isPresent();
    }

    private static Stream<MultiGauge.Row<?>> clusters(Shown one) {
        var coming = one.status().clusters();
        return coming == null
                ? Stream.empty()
                : coming.states().entrySet().stream()
                        .map(state -> row(one.tags().and("state", state.getKey()), state.getValue()));
    }

    private static Stream<MultiGauge.Row<?>> removed(Shown one) {
        return one.status().cleanup().stream()
                .flatMap(kind -> Stream.of(
                        row(one.tags().and("kind", kind.kind(), "result", "deleted"), kind.deleted()),
                        row(one.tags().and("kind", kind.kind(), "result", "kept"), kind.kept()),
                        row(one.tags().and("kind", kind.kind(), "result", "failed"), kind.failed())));
    }

    private static MultiGauge.Row<?> row(Tags tags, int value) {
        return MultiGauge.Row.of(tags, value);
    }
}
