package io.hubbackup.plan;

import java.util.List;
import java.util.stream.Stream;

/** What shall be written, and in which order. It can be printed, counted, stored, refused. */
public sealed interface Plan permits Write, Plan.Series, Plan.Parallel {

    /** One after the other; the first failure ends it, what follows is not tried. */
    record Series(List<Plan> steps) implements Plan {
        public Series {
            steps = List.copyOf(steps);
        }
    }

    /** Independent of each other: done side by side, a failure of one does not touch the others. */
    record Parallel(List<Plan> steps) implements Plan {
        public Parallel {
            steps = List.copyOf(steps);
        }
    }

    static Plan nothing() {
        return new Parallel(List.of());
    }

    static Plan series(Plan... steps) {
        return new Series(List.of(steps));
    }

    static Plan series(List<? extends Plan> steps) {
        return new Series(List.copyOf(steps));
    }

    static Plan parallel(List<? extends Plan> steps) {
        return new Parallel(List.copyOf(steps));
    }

    /** Every write of the plan, in order of the text. */
    default Stream<Write> writes() {
        return switch (this) {
            case Write write -> Stream.of(write);
            case Series series -> series.steps().stream().flatMap(Plan::writes);
            case Parallel parallel -> parallel.steps().stream().flatMap(Plan::writes);
        };
    }

    default boolean isEmpty() {
        return writes().findAny().isEmpty();
    }
}
