package io.hubbackup.scenario;

import io.hubbackup.apiserver.fault.Fault;
import io.hubbackup.apiserver.fault.FaultRule;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What goes wrong while a scenario is played. */
sealed interface Disturbance {

    /** Nothing. */
    record Calm() implements Disturbance {

        @Override
        public String toString() {
            return "without trouble";
        }
    }

    /** Something at one request, or a few. */
    record Once(FaultRule rule) implements Disturbance {

        @Override
        public String toString() {
            return Disturbance.text(rule) + " at request " + rule.from();
        }
    }

    /**
     * Something that stays for a time.
     *
     * @param step from which on
     * @param before whether it begins before the step, or when all has followed from it
     */
    record Lasting(FaultRule rule, int step, boolean before, Duration time) implements Disturbance {

        @Override
        public String toString() {
            return Disturbance.text(rule) + (before ? " before" : " after") + " step " + step + " for " + time;
        }
    }

    /** The operator dies after a write, before it hears what came of it; another one is started soon. */
    record Crash(int afterWrite) implements Disturbance {

        @Override
        public String toString() {
            return "killed after write " + afterWrite;
        }
    }

    private static String text(FaultRule rule) {
        var place = Stream.of(rule.verb(), rule.resource())
                .flatMap(part -> part.stream())
                .collect(Collectors.joining(" "));
        return text(rule.fault()) + (place.isEmpty() ? "" : " on " + place);
    }

    private static String text(Fault fault) {
        return switch (fault) {
            case Fault.Refuse refuse -> "refused with " + refuse.code();
            case Fault.RefuseAfter refuse -> "done, and refused with " + refuse.code();
            case Fault.CutBefore cut -> "cut before";
            case Fault.CutAfter cut -> "cut after";
            case Fault.Silence silence -> "silent after " + silence.events() + " events";
            case Fault.CutWatch cut -> "cut after " + cut.events() + " events";
            case Fault.GoneWatch gone -> "410 after " + gone.events() + " events";
            case Fault.Replay replay -> "replayed";
            case Fault.Stale stale -> "stale by " + stale.versions();
            case Fault.Slow slow -> "slow by " + slow.by();
            case Fault.MissingGroup missing ->
                "group " + missing.group() + " missing" + (missing.told() ? ", told" : "");
        };
    }
}
