package io.hubbackup.decide.policy.telling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One series of a figure and its value. */
public record Sample(Figure figure, Labels labels, double value) {

    static Sample time(Figure figure, Labels labels, Instant time) {
        return figure.of(labels, time.toEpochMilli() / 1_000.0);
    }

    static Sample length(Figure figure, Labels labels, Duration length) {
        return figure.of(labels, length.toMillis() / 1_000.0);
    }

    /** 1 for the current state, 0 for the others; a current one that nobody knows is there too, and an empty one is none. */
    static List<Sample> states(Figure figure, Labels labels, String label, Collection<String> known, String current) {
        var states = new ArrayList<Sample>();
        known.forEach(state -> states.add(figure.of(labels.and(label, state), state.equals(current) ? 1 : 0)));
        if (!current.isEmpty() && !known.contains(current)) {
            states.add(figure.of(labels.and(label, current), 1));
        }
        return states;
    }
}
