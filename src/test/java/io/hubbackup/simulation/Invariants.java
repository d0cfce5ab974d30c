package io.hubbackup.simulation;

import io.hubbackup.api.RestorePhase;
import io.hubbackup.api.RestoreStatus;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.KeptJournal;
import io.hubbackup.decide.restore.journal.Step;
import io.hubbackup.decide.restore.plan.PlannedRestore;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.AutoImport;
import io.hubbackup.wire.VeleroLabels;
import java.util.Map;
import java.util.Set;

/** What must hold at every write, at every status that is told, and after every step. */
final class Invariants {

    static final String KEPT = "nothing that the restored set has is deleted";
    static final String PROTECTED = "nothing protected is deleted";
    static final String FOREIGN = "nothing is deleted that our restores have not brought";
    static final String JOURNAL = "the journal is ahead of its effects";
    static final String WORD = "no cluster is taken from its hub without a word";
    static final String STANDING = "no cluster is taken down";
    static final String TERMINAL = "over is over";
    static final String REPORTED = "every cluster has come or is reported";

    private static final Set<String> PLACES =
            Set.of(ModelVelero.NAMESPACE, "open-cluster-management", "multicluster-engine", World.LOCAL, "kube-system");
    static final Set<String> GOING_ON = Set.of("", "New", "InProgress", "Finalizing");
    static final Set<String> ASIDE = Set.of("Available", "Local", "Leaving");

    private final World world;

    Invariants(World world) {
        this.world = world;
    }

    void beforeBackupSide(Hub hub, Write write) {
        world.note(() -> "%s %s".formatted(hub, line(write)));
        if (write instanceof Write.Delete delete
                && Objects.isData(delete.target().kind())) {
            throw new Violation(PROTECTED, "the backup side deletes " + delete.target());
        }
    }

    void beforeRestoreSide(Hub hub, Stored restore, Write write) {
        world.note(() -> "%s %s".formatted(hub, line(write)));
        var journal = ModelRestorePass.Journals.of(hub, restore.uid())
                .map(KeptJournal::journal)
                .orElse(Journal.BLANK);
        if (isEffect(write)) {
            announced(restore, write, journal);
            notOver(hub, restore, write, journal);
        }
        switch (write) {
            case Write.Delete delete when isCleanup(delete) -> deletion(hub, journal, delete, delete.uid());
            case Write.Release release -> deletion(hub, journal, release, release.uid());
            case Write any -> {}
        }
    }

    private static String line(Write write) {
        return "%s %s: %s".formatted(write.getClass().getSimpleName(), write.target(), write.because());
    }

    private static boolean isEffect(Write write) {
        var kind = write.target().kind();
        return !kind.equals(Kinds.CONFIG_MAP) && !kind.equals(Kinds.RESTORE) && !isDeparture(write);
    }

    private static boolean isDeparture(Write write) {
        return write.target().kind().equals(Kinds.VELERO_RESTORE) && write instanceof Write.Delete;
    }

    private static boolean isImport(Write write) {
        var name = write.target().key().name();
        return write.target().kind().equals(Kinds.SECRET)
                && (name.equals(AutoImport.SECRET) || name.equals(AutoImport.OBSERVABILITY_SECRET));
    }

    private static boolean isCleanup(Write write) {
        return Objects.isData(write.target().kind()) && !isImport(write);
    }

    private static void announced(Stored restore, Write write, Journal journal) {
        var kind = write.target().kind();
        boolean announced = kind.equals(Kinds.VELERO_RESTORE)
                ? journal.step() == Step.RESTORING
                        && journal.plan().restores().stream()
                                .map(PlannedRestore::name)
                                .anyMatch(write.target().key().name()::equals)
                : isCleanup(write) && !kind.equals(Kinds.CLUSTER) || write instanceof Write.Release
                        ? journal.step() == Step.CLEANING
                                && !journal.cleanup().plan().isEmpty()
                        : journal.step() == Step.ACTIVATING
                                && !journal.activation().begun().isEmpty();
        if (!announced) {
            throw new Violation(
                    JOURNAL,
                    "%s of %s in step %s".formatted(line(write), restore.key().name(), journal.step()));
        }
    }

    private static void notOver(Hub hub, Stored restore, Write write, Journal journal) {
        var told = hub.restoreStatus().getOrDefault(restore.uid(), RestoreStatus.EMPTY);
        boolean over = !told.phase().isEmpty()
                && !RestorePhase.active(told.phase())
                && !journal.completed().isEmpty()
                && journal.completed().equals(told.completionTimestamp());
        if (over) {
            throw new Violation(TERMINAL, "%s after %s was told".formatted(line(write), told.phase()));
        }
    }

    private void deletion(Hub hub, Journal journal, Write write, String uid) {
        var found = hub.server()
                .get(write.target().kind(), write.target().key())
                .filter(one -> one.uid().equals(uid) && !one.deleting());
        if (found.filter(one -> means(write, one)).isEmpty()) {
            return;
        }
        var object = found.get();
        if (isProtected(object)) {
            throw new Violation(PROTECTED, "%s with labels %s".formatted(object, object.labels()));
        }
        boolean brought =
                object.label(VeleroLabels.BACKUP_NAME).filter(Archive::isOurs).isPresent();
        if (!brought && !world.cleansAll(hub)) {
            throw new Violation(FOREIGN, "%s with labels %s".formatted(object, object.labels()));
        }
        // CleanupAll takes what has no label of Velero on the word of the user, whatever it may be besides.
        boolean restored = object.label(VeleroLabels.BACKUP_NAME).isPresent()
                || object.label(VeleroLabels.RESTORE_NAME).isPresent();
        if (restored
                && journal.plan().restores().stream()
                        .anyMatch(planned -> world.archive()
                                .get(planned.backup())
                                .filter(kept -> kept.has(object, planned.part()))
                                .isPresent())) {
            throw new Violation(KEPT, "%s with labels %s".formatted(object, object.labels()));
        }
        boolean here = object.kind().equals(Kinds.CLUSTER)
                && hub.name().equals(world.fleet().hubs().get(object.key().name()));
        if (here
                && hub.sight().isClear()
                && !journal.cleanup().clusters().contains(object.key().name())) {
            throw new Violation(WORD, object.toString());
        }
        if (here) {
            world.fleet().hubs().remove(object.key().name());
        }
    }

    /** Whether the object is still what it was judged by. */
    private static boolean means(Write write, Stored object) {
        return switch (write) {
            case Write.Release release -> release.basis().equals(object.basis());
            case Write.Delete delete ->
                delete.judged()
                        .map(Write.Judged::basis)
                        .map(object.basis()::equals)
                        .orElse(true);
            case Write other -> true;
        };
    }

    private static boolean isProtected(Stored object) {
        return PLACES.contains(object.key().namespace())
                || object.kind().equals(Kinds.CLUSTER) && object.key().name().equals(World.LOCAL)
                || object.label(VeleroLabels.EXCLUDE_FROM_BACKUP)
                        .filter("true"::equals)
                        .isPresent()
                || object.label("installer.name")
                        .filter("multiclusterhub"::equals)
                        .isPresent();
    }

    /** A status was written. */
    void told(Hub hub, Stored restore, RestoreStatus status) {
        if (status.phase().isEmpty() || RestorePhase.active(status.phase()) || restore.deleting()) {
            return;
        }
        if (hub.sight().isDark(Kinds.CONFIG_MAP)) {
            return;
        }
        var journal = ModelRestorePass.Journals.of(hub, restore.uid())
                .map(KeptJournal::journal)
                .orElse(Journal.BLANK);
        switch (journal.step()) {
            case RESTORING -> notBegun(hub, status, journal);
            case CLEANING, ACTIVATING ->
                throw new Violation(TERMINAL, "%s is told in step %s".formatted(status.phase(), journal.step()));
            case WAITING, SYNCING -> {}
            case DONE -> done(hub, status, journal);
        }
    }

    /** One that was refused before is told to be at work when it is: the answer to its first note may be lost. */
    private static void notBegun(Hub hub, RestoreStatus status, Journal journal) {
        journal.plan().restores().stream()
                .flatMap(
                        planned -> hub
                                .server()
                                .get(Kinds.VELERO_RESTORE, new ObjectKey(ModelVelero.NAMESPACE, planned.name()))
                                .stream())
                .findFirst()
                .ifPresent(one -> {
                    throw new Violation(TERMINAL, "%s is told, and there is %s".formatted(status.phase(), one));
                });
    }

    private void done(Hub hub, RestoreStatus status, Journal journal) {
        for (var planned : journal.plan().restores()) {
            hub.server()
                    .get(Kinds.VELERO_RESTORE, new ObjectKey(ModelVelero.NAMESPACE, planned.name()))
                    .filter(one -> GOING_ON.contains(ModelVelero.phase(one)))
                    .filter(one -> hub.sight().isClear())
                    .ifPresent(one -> {
                        throw new Violation(TERMINAL, "%s is told while %s is at work".formatted(status.phase(), one));
                    });
        }
        if (journal.plan().activates() && status.phase().equals(RestorePhase.FINISHED.wire())) {
            var missing = journal.activation().counts().entrySet().stream()
                    .filter(state -> !ASIDE.contains(state.getKey()))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            if (missing > 0) {
                throw new Violation(REPORTED, "Finished with %d clusters missing".formatted(missing));
            }
        }
    }

    /** After every step of the world. */
    void after() {
        if (!world.fleet().demolished().isEmpty()) {
            throw new Violation(STANDING, world.fleet().demolished().toString());
        }
    }
}
