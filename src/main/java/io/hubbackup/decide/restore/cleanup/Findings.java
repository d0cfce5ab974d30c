package io.hubbackup.decide.restore.cleanup;

import io.hubbackup.hub.ListedObject;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Basis;
import io.hubbackup.wire.VeleroLabels;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;

/**
 * What one list came to.
 *
 * @param doomed what shall go, as far as there was room for it
 * @param sum of all that shall go
 * @param kept how many objects each rule protects
 * @param waiting how many of the doomed stay until the controllers have taken their finalizers off
 */
public record Findings(List<DoomedObject> doomed, PlanSum sum, Map<Protection, Integer> kept, int waiting) {

    public Findings {
        doomed = List.copyOf(doomed);
        kept = Map.copyOf(kept);
    }

    static final Findings NONE = new Findings(List.of(), PlanSum.NOTHING, Map.of(), 0);

    /** Of the same kind. */
    Findings plus(Findings other) {
        var all = new ArrayList<>(doomed);
        all.addAll(other.doomed);
        var protectedBy = new EnumMap<Protection, Integer>(Protection.class);
        protectedBy.putAll(kept);
        other.kept.forEach((rule, number) -> protectedBy.merge(rule, number, Integer::sum));
        return new Findings(all, sum.plus(other.sum), protectedBy, waiting + other.waiting);
    }

    int protectedObjects() {
        return kept.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Judges each object as it comes and keeps the doomed alone. A list that is begun anew begins with a new container.
     *
     * @param room for how many doomed objects there is, shared by all lists of a survey
     */
    public static Collector<ListedObject, ?, Findings> judging(CleanupJudge judge, KindQuery query, Room room) {
        return Collector.of(
                () -> new Gathering(judge, query, room),
                Gathering::add,
                (one, other) -> {
                    throw new UnsupportedOperationException("a list comes in one piece");
                },
                Gathering::findings);
    }

    /** One list on its way. */
    private static final class Gathering {

        private final CleanupJudge judge;
        private final KindQuery query;
        private final Room room;
        private final boolean waits;
        private final List<DoomedObject> doomed = new ArrayList<>();
        private final PlanSum.Adding sum = new PlanSum.Adding();
        private final Map<Protection, Integer> kept = new EnumMap<>(Protection.class);
        private final Map<String, String> labels = new HashMap<>();
        private int waiting;

        Gathering(CleanupJudge judge, KindQuery query, Room room) {
            this.judge = judge;
            this.query = query;
            this.room = room;
            this.waits = Disposal.of(kind()).waitsForFinalizers();
        }

        private ApiKind kind() {
            return query.kind();
        }

        void add(ListedObject object) {
            switch (judge.judge(query, object)) {
                case Verdict.Doomed(boolean restored) -> doom(object, restored);
                case Verdict.Kept(var by) -> kept.merge(by, 1, Integer::sum);
                case Verdict.InBackup restored -> {}
                case Verdict.NotOurs other -> {}
            }
        }

        private void doom(ListedObject object, boolean restored) {
            boolean bare = object.finalizers().isEmpty();
            var label = object.label(VeleroLabels.BACKUP_NAME).orElse("");
            var one = new DoomedObject(
                    object.key(),
                    object.uid(),
                    object.resourceVersion(),
                    Basis.of(object.labels(), object.owners()),
                    bare,
                    labels.computeIfAbsent(label, same -> same),
                    restored);
            sum.add(one);
            waiting += waits && !bare ? 1 : 0;
            if (room.take()) {
                doomed.add(one);
            }
        }

        Findings findings() {
            return new Findings(doomed, sum.sum(), kept, waiting);
        }
    }
}
