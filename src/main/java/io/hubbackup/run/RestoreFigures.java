package io.hubbackup.run;

import io.hubbackup.api.Restore;
import io.hubbackup.api.RestorePhase;
import io.hubbackup.api.RestoreStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.stream.Stream;

/** The status of Restores as figures at {@code /q/metrics}. */
final class RestoreFigures extends StatusFigures<Restore, RestoreStatus> {

    private final MultiGauge ready;
    private final MultiGauge active;
    private final MultiGauge clusters;
    private final MultiGauge removed;

    RestoreFigures(MeterRegistry registry) {
        super(counter(registry, "hub_backup_restore_passes", "Passes over Restores since the start"));
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

    @Override
    void register() {
        ready.register(rows(one -> Stream.of(row(one.tags(), isReady(one.status()) ? 1 : 0))), true);
        active.register(
                rows(one -> Stream.of(
                        row(one.tags(), RestorePhase.active(one.status().phase()) ? 1 : 0))),
                true);
        clusters.register(rows(RestoreFigures::clusters), true);
        removed.register(rows(RestoreFigures::removed), true);
    }

    private static boolean isReady(RestoreStatus status) {
        return status.condition("Ready")
                .filter(ready -> "True".equals(ready.getStatus()))
                .isPresent();
    }

    private static Stream<MultiGauge.Row<?>> clusters(Shown<RestoreStatus> one) {
        var coming = one.status().clusters();
        return coming == null
                ? Stream.empty()
                : coming.states().entrySet().stream()
                        .map(state -> row(one.tags().and("state", state.getKey()), state.getValue()));
    }

    private static Stream<MultiGauge.Row<?>> removed(Shown<RestoreStatus> one) {
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
