package io.hubbackup.simulation;

import java.util.ArrayList;
import java.util.List;

/** Leaves out of a failing history what it fails without: first halves, then quarters, at last single events. */
final class Shrinking {

    private final Histories.History history;
    private final String invariant;
    private final Defect defect;

    private Shrinking(Histories.History history, Violation violation, Defect defect) {
        this.history = history;
        this.invariant = violation.invariant();
        this.defect = defect;
    }

    static Histories.History of(Histories.History history, Violation violation, Defect defect) {
        return new Shrinking(history, violation, defect).shrunk();
    }

    private Histories.History shrunk() {
        var events = history.events();
        for (int size = Math.max(1, events.size() / 2); size >= 1; size = size == 1 ? 0 : size / 2) {
            events = without(events, size);
        }
        return history.with(without(events, 1));
    }

    private List<Event> without(List<Event> events, int size) {
        var left = events;
        for (int from = 0; from < left.size(); ) {
            var fewer = new ArrayList<>(left.subList(0, from));
            fewer.addAll(left.subList(Math.min(left.size(), from + size), left.size()));
            if (fails(fewer)) {
                left = fewer;
            } else {
                from += size;
            }
        }
        return left;
    }

    private boolean fails(List<Event> fewer) {
        return Simulation.failure(history.with(fewer), defect)
                .filter(violation -> violation.invariant().equals(invariant))
                .isPresent();
    }
}
