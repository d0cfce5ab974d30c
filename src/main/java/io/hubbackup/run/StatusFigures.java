package io.hubbackup.run;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The statuses of the resources of one kind as figures; they are made anew when one of them differs, by one thread after the other: none may put back what another one has seen since. */
abstract class StatusFigures<R extends HasMetadata, S> implements Bulletin.Figures<R, S> {

    /** A status, and the tags of its rows. */
    record Shown<S>(Tags tags, S status) {}

    private final Counter passes;
    private final Map<String, Shown<S>> shown = new HashMap<>();

    StatusFigures(Counter passes) {
        this.passes = passes;
    }

    static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** Gives every gauge its rows. */
    abstract void register();

    /** What a pass came to. */
    @Override
    public synchronized void show(R resource, S status) {
        passes.increment();
        var metadata = resource.getMetadata();
        var next = new Shown<>(Tags.of("namespace", metadata.getNamespace(), "name", metadata.getName()), status);
        if (!next.equals(shown.put(metadata.getUid(), next))) {
            register();
        }
    }

    /** Those of every other resource go. */
    @Override
    public synchronized void keepOnly(Set<String> uids) {
        if (shown.keySet().retainAll(uids)) {
            register();
        }
    }

    List<MultiGauge.Row<?>> rows(Function<Shown<S>, Stream<? extends MultiGauge.Row<?>>> each) {
        return shown.values().stream().<MultiGauge.Row<?>>flatMap(each).toList();
    }
}
