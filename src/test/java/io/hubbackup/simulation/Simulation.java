package io.hubbackup.simulation;

import io.hubbackup.api.RestorePhase;
import io.hubbackup.api.RestoreStatus;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.KeptJournal;
import io.hubbackup.wire.velero.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plays a history to its end, and looks whether it has one. */
final class Simulation {

    static final String ENDS = "every history ends";
    static final String ONE_PRIMARY = "one hub writes as primary";

    private static final Duration QUIET = Duration.ofMinutes(150);

    private final World world;
    private final Histories.History history;

    private Simulation(Histories.History history, Defect defect, boolean telling) {
        this.history = history;
        this.world = new World(history.hubs(), defect, telling);
    }

    /** What went wrong, if anything did. */
    static Optional<Violation> failure(Histories.History history, Defect defect) {
        return new Simulation(history, defect, false).play();
    }

    /** What happened, line by line, and what went wrong in the end. */
    static String story(Histories.History history, Defect defect) {
        var simulation = new Simulation(history, defect, true);
        var failure = simulation.play();
        return String.join("\n", simulation.world.told())
                + failure.map(violation -> "\n!!! " + violation.getMessage()).orElse("\nno violation");
    }

    private Optional<Violation> play() {
        try {
            for (var event : history.events()) {
                world.happens(event);
            }
            quiet();
            return Optional.empty();
        } catch (Violation violation) {
            return Optional.of(violation);
        } catch (RuntimeException bug) {
            var violation = new Violation("nothing is thrown", bug.toString());
            violation.initCause(bug);
            return Optional.of(violation);
        }
    }

    private void quiet() {
        world.note(() -> "=== quiet");
        world.fleet().allReachable();
        world.hubs().forEach(Hub::calm);
        world.advance(QUIET);
        world.stopTicking();
        world.advance(Duration.ofMinutes(90));
        onePrimary();
        world.hubs().stream()
                .filter(Hub::alive)
                .forEach(hub -> List.copyOf(hub.server().all(Kinds.RESTORE)).forEach(one -> ended(hub, one)));
    }

    private void onePrimary() {
        var primaries = world.hubs().stream()
                .filter(Hub::alive)
                .filter(hub -> hub.server().all(Kinds.SCHEDULE).stream()
                        .anyMatch(schedule ->
                                !new Schedule(schedule.tree()).spec().paused()))
                .map(Hub::name)
                .toList();
        if (primaries.size() > 1) {
            throw new Violation(ONE_PRIMARY, primaries.toString());
        }
    }

    private void ended(Hub hub, Stored restore) {
        var status = hub.restoreStatus().getOrDefault(restore.uid(), RestoreStatus.EMPTY);
        var about = "%s/%s %s: %s".formatted(hub, restore.key().name(), status.phase(), status.lastMessage());
        if (restore.deleting()) {
            throw new Violation(ENDS, about + " is still being deleted");
        }
        var phase = RestorePhase.of(status.phase()).orElseThrow(() -> new Violation(ENDS, about + " has no phase"));
        boolean held = status.confirm() != null && !status.confirm().isEmpty();
        switch (phase) {
            case FINISHED, FINISHED_WITH_ERRORS -> {}
            case ENABLED -> inStep(hub, restore, about);
            case ENABLED_WITH_ERRORS, ERROR -> {
                if (status.lastMessage().isEmpty()) {
                    throw new Violation(ENDS, about);
                }
            }
            case STARTED, RUNNING, UNKNOWN -> {
                if (!held) {
                    throw new Violation(ENDS, about);
                }
            }
        }
    }

    /** Enabled means: the newest complete set is here. */
    private void inStep(Hub hub, Stored restore, String about) {
        var journal = ModelRestorePass.Journals.of(hub, restore.uid())
                .map(KeptJournal::journal)
                .orElse(Journal.BLANK);
        Sets.newestComplete(world.archive())
                .filter(newest -> newest.toString().compareTo(journal.plan().time()) > 0)
                .ifPresent(newest -> {
                    throw new Violation(
                            ENDS,
                            "%s has the set of %s, and there is one of %s"
                                    .formatted(about, journal.plan().time(), newest));
                });
    }
}
