package io.hubbackup.decide.backup.preparation;

import io.hubbackup.plan.Plan;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * As many groups as one pass may write.
 *
 * <p>The parts take turns, so that one whose writes keep failing does not starve the other. A group that does not fit is
 * cut: every plan here can be left after any write and is taken up by the next pass.
 */
record Batch(List<Plan> groups, boolean complete) {

    static Batch of(List<List<Plan>> parts, int limit) {
        var taken = new ArrayList<Plan>();
        int room = limit;
        var groups = inTurns(parts);
        while (groups.hasNext() && room > 0) {
            var group = groups.next();
            long size = group.writes().count();
            if (size > room) {
                taken.add(Plan.series(group.writes().limit(room).toList()));
                return new Batch(taken, false);
            }
            taken.add(group);
            room -= (int) size;
        }
        return new Batch(taken, !groups.hasNext());
    }

    private static Iterator<Plan> inTurns(List<List<Plan>> parts) {
        var turns = new ArrayList<Plan>();
        int longest = parts.stream().mapToInt(List::size).max().orElse(0);
        for (int turn = 0; turn < longest; turn++) {
            for (var part : parts) {
                if (turn < part.size()) {
                    turns.add(part.get(turn));
                }
            }
        }
        return turns.iterator();
    }
}
