package io.hubbackup.decide.restore.cleanup;

import io.hubbackup.decide.restore.journal.CleanupRecord;
import io.hubbackup.decide.restore.journal.KindTally;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Outcomes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what came of the writes, by kind (R5.22, W9). */
public final class Tallies {

    private static final int REASONS = 3;

    private Tallies() {}

    /** The record with these outcomes of a batch counted in; the first reasons of failures are kept with their kind. */
    public static CleanupRecord after(CleanupRecord record, Outcomes outcomes) {
        var tallies = new TreeMap<String, KindTally>();
        var order = new ArrayList<String>();
        record.kinds().forEach(tally -> put(tallies, order, tally));
        var reasons = new HashMap<String, Integer>();
        for (var outcome : outcomes.all()) {
            var kind = outcome.write().target().kind().displayName();
            var before = tallies.getOrDefault(kind, new KindTally(kind, 0, 0, 0, 0, ""));
            put(tallies, order, counted(before, outcome, reasons));
        }
        return record.counting(order.stream().map(tallies::get).toList(), record.left());
    }

    private static void put(Map<String, KindTally> tallies, List<String> order, KindTally tally) {
        if (tallies.put(tally.kind(), tally) == null) {
            order.add(tally.kind());
        }
    }

    private static KindTally counted(KindTally tally, Outcome outcome, Map<String, Integer> reasons) {
        return switch (outcome) {
            case Outcome.Done done -> plus(tally, 1, 0, "");
            case Outcome.Existed existed -> plus(tally, 0, 1, "");
            case Outcome.Outdated outdated -> failed(tally, outdated, "it has changed: " + outdated.why(), reasons);
            case Outcome.Failed failed -> failed(tally, failed, failed.why(), reasons);
            case Outcome.Skipped skipped -> failed(tally, skipped, skipped.why(), reasons);
        };
    }

    private static KindTally failed(KindTally tally, Outcome outcome, String why, Map<String, Integer> reasons) {
        boolean said = reasons.merge(tally.kind(), 1, Integer::sum) > REASONS;
        return plus(
                tally,
                0,
                1,
                said ? "" : "%s: %s".formatted(outcome.write().target().key(), why));
    }

    private static KindTally plus(KindTally tally, int deleted, int failed, String note) {
        var notes = tally.note().isEmpty() || note.isEmpty() ? tally.note() + note : tally.note() + "; " + note;
        return new KindTally(
                tally.kind(), tally.found(), tally.deleted() + deleted, tally.kept(), tally.failed() + failed, notes);
    }
}
