package io.hubbackup.decide.restore.plan;

import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.admission.RestoreWish;
import io.hubbackup.wire.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is to be created now, and what the managed clusters wait for (R3.25–R3.30).
 *
 * @param create the planned restores that are to be created, in restore order
 * @param waiting what the managed clusters wait for; empty when they wait for nothing, are there, or are not planned
 * @param hold what only the user's word lets go on (W19, D32)
 * @param confirmed the hash that the user has confirmed and that lets the managed clusters come now; it is to be recorded before they are created
 */
public record RestoreSteps(
        List<PlannedRestore> create, Optional<Wait> waiting, Optional<Hold> hold, Optional<String> confirmed) {

    /** How long Velero may take for what comes before the managed clusters until it is said that it takes too long (W45). */
    public static final Duration RESTORE_LIMIT = Duration.ofHours(2);

    /** … and how long a volume may take after that. */
    public static final Duration VOLUME_LIMIT = Duration.ofMinutes(30);

    /**
     * What is waited for.
     *
     * @param lastMessage the text that existing tooling knows (R3.28)
     * @param message everything that is waited for, and what failed meanwhile (W45)
     * @param deadline from when on it takes too long
     */
    public record Wait(String lastMessage, String message, Instant since, Instant deadline) {

        public boolean overdue(Instant now) {
            return !now.isBefore(deadline);
        }
    }

    /**
     * What waits for the user.
     *
     * @param hash what the annotation {@link RestoreWish#CONFIRM} must hold
     */
    public record Hold(String hash, String message) {}

    public RestoreSteps {
        create = List.copyOf(create);
    }

    public static RestoreSteps of(RestoreView view, RestorePlan plan, RestoreProgress progress) {
        var before = progress.parts().stream()
                .filter(part -> part.part() != RestorePart.MANAGED_CLUSTERS)
                .toList();
        var missing = before.stream()
                .filter(part -> part.state() == PartState.MISSING)
                .map(PartProgress::planned)
                .toList();
        return progress.of(RestorePart.MANAGED_CLUSTERS)
                .filter(clusters -> clusters.state() == PartState.MISSING)
                .map(clusters -> new Gate(view, plan, before).open(missing, clusters.planned()))
                .orElseGet(() -> new RestoreSteps(missing, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** Lets the managed clusters through when everything before them is there. */
    private record Gate(RestoreView view, RestorePlan plan, List<PartProgress> before) {

        RestoreSteps open(List<PlannedRestore> missing, PlannedRestore clusters) {
            var unfinished =
                    before.stream().filter(part -> !part.state().over()).toList();
            if (!unfinished.isEmpty()) {
                return new RestoreSteps(missing, Optional.of(waitFor(unfinished)), Optional.empty(), Optional.empty());
            }
            return failed().isEmpty() ? volumes(clusters) : held(clusters, failureHold(), Optional.empty());
        }

        private List<PartProgress> failed() {
            return before.stream().filter(part -> !part.state().succeeded()).toList();
        }

        private Wait waitFor(List<PartProgress> unfinished) {
            var named = unfinished.stream()
                    .filter(part -> part.part() == RestorePart.CREDENTIALS_ACTIVE)
                    .findFirst()
                    .orElse(unfinished.getFirst());
            var since = unfinished.stream()
                    .flatMap(part -> part.created().stream())
                    .min(Comparator.naturalOrder())
                    .orElse(view.now());
            return new Wait(
                    "waiting for restore to complete " + named.planned().name(),
                    "The managed clusters wait for %s.%s".formatted(states(unfinished), failures()),
                    since,
                    since.plus(RESTORE_LIMIT));
        }

        private String failures() {
            var failed = before.stream()
                    .filter(part -> part.state().over() && !part.state().succeeded())
                    .toList();
            return failed.isEmpty() ? "" : " Not restored as it should be: %s.".formatted(states(failed));
        }

        private static String states(List<PartProgress> parts) {
            return parts.stream()
                    .map(part -> "%s (%s)".formatted(VeleroRestores.key(part.part()), state(part)))
                    .collect(Collectors.joining(", "));
        }

        private static String state(PartProgress part) {
            return switch (part.state()) {
                case MISSING -> "not created yet";
                case NEW -> "not begun by Velero";
                case RUNNING, FINALIZING, SUCCEEDED, PARTIAL -> part.phase();
                case FAILED -> part.message().isEmpty() ? part.phase() : part.phase() + ": " + part.message();
                case STRANGER -> part.message();
            };
        }

        private Hold failureHold() {
            var hash = hash(List.of());
            return new Hold(
                    hash,
                    "The managed clusters are not restored, because not everything before them is: %s. Mend that and create a new Restore, or set the annotation %s=%s to take them over as it is."
                            .formatted(states(failed()), RestoreWish.CONFIRM, hash));
        }

        /** R3.29: without credentials for the activation nothing tells of volumes. */
        private RestoreSteps volumes(PlannedRestore clusters) {
            if (before.stream().noneMatch(part -> part.part() == RestorePart.CREDENTIALS_ACTIVE)) {
                return through(clusters, Optional.empty());
            }
            return VolumeClaims.missing(view)
                    .fold(
                            missing -> missing.isEmpty()
                                    ? through(clusters, Optional.empty())
                                    : waitForVolumes(clusters, missing),
                            api -> through(clusters, Optional.empty()),
                            unknown -> waitForEyes(unknown.api() + ": " + unknown.why()));
        }

        /** W9: a volume that cannot be seen may be missing. */
        private RestoreSteps waitForEyes(String why) {
            return waiting(
                    new Wait(
                            "waiting for PVC",
                            "It cannot be told which volumes are still on their way (%s). It is tried again."
                                    .formatted(why),
                            volumesSince(),
                            volumesSince().plus(VOLUME_LIMIT)),
                    Optional.empty());
        }

        private RestoreSteps waitForVolumes(PlannedRestore clusters, SortedSet<String> missing) {
            var names = String.join(", ", missing);
            var since = volumesSince();
            var wait = new Wait(
                    "waiting for PVC " + names,
                    "The managed clusters wait for the PersistentVolumeClaims %s.".formatted(names),
                    since,
                    since.plus(VOLUME_LIMIT));
            if (!wait.overdue(view.now())) {
                return waiting(wait, Optional.empty());
            }
            var hash = hash(List.copyOf(missing));
            var hold = new Hold(
                    hash,
                    "The PersistentVolumeClaims %s did not come since %s. Create them, or set the annotation %s=%s to take the managed clusters over without them."
                            .formatted(names, since, RestoreWish.CONFIRM, hash));
            return held(clusters, hold, Optional.of(wait));
        }

        private Instant volumesSince() {
            return before.stream()
                    .flatMap(part -> part.completed().stream())
                    .max(Comparator.naturalOrder())
                    .orElse(view.now());
        }

        private static RestoreSteps waiting(Wait wait, Optional<Hold> hold) {
            return new RestoreSteps(List.of(), Optional.of(wait), hold, Optional.empty());
        }

        /** What was confirmed and recorded stays confirmed: a crash between the record and the creation asks nobody again. */
        private RestoreSteps held(PlannedRestore clusters, Hold hold, Optional<Wait> wait) {
            boolean recorded = view.journal()
                    .filter(journal -> journal.confirmed().contains(hold.hash()))
                    .isPresent();
            if (recorded) {
                return through(clusters, Optional.empty());
            }
            return view.annotation(RestoreWish.CONFIRM)
                            .filter(hold.hash()::equals)
                            .isPresent()
                    ? through(clusters, Optional.of(hold.hash()))
                    : new RestoreSteps(List.of(), wait, Optional.of(hold), Optional.empty());
        }

        private static RestoreSteps through(PlannedRestore clusters, Optional<String> confirmed) {
            return new RestoreSteps(List.of(clusters), Optional.empty(), Optional.empty(), confirmed);
        }

        /** Of the very state that is confirmed: another set, or another failure, asks again (D32). */
        private String hash(List<String> volumes) {
            var states = new TreeMap<String, Object>();
            before.forEach(part -> states.put(
                    part.planned().name(), part.state().name() + part.uid().orElse("")));
            var all = new ArrayList<Object>(volumes);
            all.add(plan.time());
            all.add(states);
            return Fingerprint.of(all).substring(0, 16);
        }
    }
}
