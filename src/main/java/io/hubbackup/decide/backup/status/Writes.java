package io.hubbackup.decide.backup.status;

import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Outcomes;
import io.hubbackup.plan.Write;
import java.util.List;
import java.util.stream.Stream;

/** What became of a plan, as far as a status tells it. */
final class Writes {

    private Writes() {}

    /** The first failure, in the words of the API server. */
    static List<String> failures(Outcomes outcomes) {
        return outcomes.failures()
                .map(failed -> failed.write().target() + ": " + failed.why())
                .sorted()
                .toList();
    }

    /** B1.25: how many Velero Schedules could not be paused; one that was not found counts too (B2.22). */
    static long pauseErrors(Outcomes outcomes) {
        return outcomes.all().stream()
                .filter(Writes::undone)
                .map(Outcome::write)
                .filter(Writes::pauses)
                .count();
    }

    /** A write that the API server or a guard refused, or whose object was not as it had been seen. */
    private static boolean undone(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> false;
            case Outcome.Existed existed -> false;
            case Outcome.Outdated outdated -> true;
            case Outcome.Failed failed -> true;
            case Outcome.Skipped skipped -> true;
        };
    }

    private static boolean pauses(Write write) {
        return write instanceof Write.Patch patch && patch.body().containsKey("spec");
    }

    static String joined(Stream<String> parts) {
        return String.join("; ", parts.toList());
    }
}
