package io.hubbackup.run;

import io.hubbackup.apply.ConditionWrite;
import io.hubbackup.apply.ConditionWriter;
import io.hubbackup.apply.StatusOutcome;
import io.hubbackup.decide.policy.telling.Carrier;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Keeps the conditions of the policies on BackupSchedules and Restores as they shall be (policies 7.1). */
final class CarrierShelf {

    private static final Logger LOG = Logger.getLogger(CarrierShelf.class);

    private record Put(Carrier carrier, Instant at) {}

    private final ConditionWriter writer;
    private final PolicyFigures figures;
    private final Clock clock;
    private final Map<String, Put> put = new ConcurrentHashMap<>();

    CarrierShelf(ConditionWriter writer, PolicyFigures figures, Clock clock) {
        this.writer = writer;
        this.figures = figures;
        this.clock = clock;
    }

    /** Nothing is known any more of what stands there; on any thread. */
    void forget() {
        put.clear();
    }

    /** Blocks. Whether all stand as they should; one under the definition of another controller stands as well as it can (D4). */
    boolean put(List<Carrier> carriers) {
        boolean done = carriers.stream().map(this::put).reduce(true, Boolean::logicalAnd);
        put.keySet().retainAll(carriers.stream().map(Carrier::uid).collect(Collectors.toSet()));
        return done;
    }

    private boolean put(Carrier carrier) {
        var last = put.get(carrier.uid());
        if (last != null
                && last.carrier().equals(carrier)
                && clock.instant().isBefore(last.at().plus(DocumentShelf.TRUSTED))) {
            return true;
        }
        boolean done = stands(carrier);
        if (done) {
            put.put(carrier.uid(), new Put(carrier, clock.instant()));
        } else {
            put.remove(carrier.uid());
        }
        return done;
    }

    private boolean stands(Carrier carrier) {
        var outcome =
                writer.write(new ConditionWrite(carrier.target(), carrier.uid(), carrier.wanted()), clock.instant());
        return switch (outcome) {
            case StatusOutcome.Unchanged same -> kept(carrier);
            case StatusOutcome.Written written -> kept(carrier);
            case StatusOutcome.Pruned pruned -> {
                figures.conditionsPruned(true);
                yield true;
            }
            case StatusOutcome.Gone gone -> true;
            case StatusOutcome.Failed failed -> {
                LOG.warnf(
                        "The conditions of the policies were not written. object=%s code=%d because=%s",
                        carrier.target(), failed.code(), failed.why());
                yield false;
            }
        };
    }

    /** An object that shall carry nothing says nothing of its definition. */
    private boolean kept(Carrier carrier) {
        if (!carrier.wanted().isEmpty()) {
            figures.conditionsPruned(false);
        }
        return true;
    }
}
