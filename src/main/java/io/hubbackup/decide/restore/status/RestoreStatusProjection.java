package io.hubbackup.decide.restore.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.hubbackup.api.ClustersComing;
import io.hubbackup.api.KindCleanup;
import io.hubbackup.api.RestoreStatus;
import io.hubbackup.api.RestoredPart;
import io.hubbackup.api.RestoredSet;
import io.hubbackup.decide.restore.Held;
import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.RestoreStage;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.activation.ActivationSummary;
import io.hubbackup.decide.restore.activation.ClusterList;
import io.hubbackup.decide.restore.admission.RestoreWish;
import io.hubbackup.decide.restore.admission.SyncOption;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.plan.PartProgress;
import io.hubbackup.decide.restore.plan.PartState;
import io.hubbackup.decide.restore.plan.RestoreProgress;
import io.hubbackup.decide.restore.plan.SkippedPart;
import io.hubbackup.decide.restore.plan.VeleroRestores;
import io.hubbackup.hub.AdmissionSeen;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.ConditionList;
import io.hubbackup.plan.Outcomes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The complete next status of a Restore. It is equal to the one before when nothing changed on the hub. */
public final class RestoreStatusProjection {

    private final RestoreView view;
    private final RestoreStage stage;
    private final Observed<AdmissionSeen> admission;
    private final RestoreStatus previous;
    private final RestoreWish wish;
    private final SyncOption sync;

    private RestoreStatusProjection(RestoreView view, RestoreStage stage, Observed<AdmissionSeen> admission) {
        this.view = view;
        this.stage = stage;
        this.admission = admission;
        this.previous = view.restore().statusOrEmpty();
        this.wish = RestoreWish.of(view.restore());
        this.sync = SyncOption.of(wish);
    }

    /** Whether it has still to be told what {@code admission} is needed for; it is told once, about the time at which the Restore was created (D31). */
    public static boolean asksForAdmission(RestoreStatus told) {
        return told.condition(RestoreConditionType.AuthorChecked.name())
                .filter(condition -> !condition.getStatus().equals("Unknown"))
                .isEmpty();
    }

    /**
     * @param outcomes what became of the writes of the pass
     * @param admission what asks about authors now; not looked at once it is told
     */
    public static RestoreStatus project(
            RestoreView view, RestoreStage stage, Outcomes outcomes, Observed<AdmissionSeen> admission) {
        return switch (stage) {
            case RestoreStage.Gone gone -> view.restore().statusOrEmpty();
            case RestoreStage.Past past -> view.restore().statusOrEmpty();
            default -> new RestoreStatusProjection(view, stage, admission).projected(outcomes);
        };
    }

    private RestoreStatus projected(Outcomes outcomes) {
        var told = failed(outcomes, new RestorePhases(view, sync).of(stage));
        var run = run();
        return new RestoreStatus(
                told.phase(),
                told.lastMessage(),
                messages(),
                completed(),
                tracked(RestorePart.CREDENTIALS, previous.veleroCredentialsRestoreName()),
                tracked(RestorePart.RESOURCES, previous.veleroResourcesRestoreName()),
                tracked(RestorePart.GENERIC, previous.veleroGenericResourcesRestoreName()),
                tracked(RestorePart.MANAGED_CLUSTERS, previous.veleroManagedClustersRestoreName()),
                generation(),
                conditions(told),
                run.map(this::summary).orElse(previous.summary()),
                run.map(known -> set(known.journal())).orElse(previous.set()),
                run.map(known -> parts(known.progress())).orElse(previous.parts()),
                run.map(known -> cleanup(known.journal())).orElse(previous.cleanup()),
                clusters(),
                held().map(Held::hash).orElse(null));
    }

    /** What is known of the run, in the stages that have one. */
    private record Run(Journal journal, RestoreProgress progress) {}

    private Optional<Run> run() {
        return switch (stage) {
            case RestoreStage.Restoring at -> Optional.of(new Run(at.journal(), at.progress()));
            case RestoreStage.CleaningUp at -> Optional.of(new Run(at.journal(), at.progress()));
            case RestoreStage.Activating at -> Optional.of(new Run(at.journal(), at.progress()));
            case RestoreStage.InStep at -> Optional.of(new Run(at.journal(), at.progress()));
            case RestoreStage.Done at -> Optional.of(new Run(at.journal(), at.progress()));
            case RestoreStage.Gone gone -> Optional.empty();
            case RestoreStage.Past past -> Optional.empty();
            case RestoreStage.Leaving leaving -> Optional.empty();
            case RestoreStage.Preparing preparing -> Optional.empty();
            case RestoreStage.Refused refused -> Optional.empty();
            case RestoreStage.Behind behind -> Optional.empty();
            case RestoreStage.Troubled troubled -> Optional.empty();
            case RestoreStage.Idle idle -> Optional.empty();
        };
    }

    private Optional<Held> held() {
        return switch (stage) {
            case RestoreStage.Restoring at -> at.held();
            case RestoreStage.CleaningUp at -> at.held();
            default -> Optional.empty();
        };
    }

    /** A write that failed is told, whatever else is so: what was decided is not done yet. */
    private Told failed(Outcomes outcomes, Told told) {
        return outcomes.failures()
                .findFirst()
                .map(failure -> new Told(
                        told.phase(),
                        told.lastMessage(),
                        RestoreReason.WriteFailed,
                        "%s was refused with %d: %s. It is tried again."
                                .formatted(failure.write().target(), failure.code(), failure.why()),
                        true))
                .orElse(told);
    }

    private List<String> messages() {
        return switch (stage) {
            case RestoreStage.Activating at -> at.clusters().messages();
            case RestoreStage.Done at -> at.journal().activation().messages();
            default -> Optional.ofNullable(previous.messages()).orElse(List.of());
        };
    }

    private @Nullable String completed() {
        return switch (stage) {
            case RestoreStage.InStep at -> at.journal().completed();
            case RestoreStage.Done at -> at.journal().completed();
            case RestoreStage.Idle idle ->
                view.journal().map(Journal::completed).orElse(null);
            default -> previous.completionTimestamp();
        };
    }

    /** R1.24–R1.27: told as soon as the Velero Restore is there; those of the run before stay until then. */
    private @Nullable String tracked(RestorePart part, @Nullable String before) {
        return run().flatMap(known -> known.progress().of(part))
                .filter(progress -> progress.state() != PartState.MISSING && progress.state() != PartState.STRANGER)
                .map(progress -> progress.planned().name())
                .orElse(before);
    }

    private long generation() {
        var generation = view.restore().getMetadata().getGeneration();
        return generation == null ? 0 : generation;
    }

    private List<Condition> conditions(Told told) {
        var verdicts = new RestoreVerdicts(stage, wish, sync)
                .of(told).stream()
                        .filter(verdict -> verdict.isTrue() || !verdict.type().onlyWhenTrue())
                        .map(verdict -> stands(verdict.type()).orElseGet(verdict::wanted));
        var wanted = Stream.concat(verdicts, Stream.of(authorChecked())).toList();
        return ConditionList.merge(previous.conditions(), wanted, RestoreConditionType::ours, view.now(), generation());
    }

    /** What a run had come to before it was held up is still so. */
    private Optional<ConditionList.Wanted> stands(RestoreConditionType type) {
        return type.tellsOfRun() && heldUp() ? told(type) : Optional.empty();
    }

    private Optional<ConditionList.Wanted> told(RestoreConditionType type) {
        return previous.condition(type.name())
                .map(known -> new ConditionList.Wanted(
                        known.getType(), known.getStatus(), known.getReason(), known.getMessage()));
    }

    /** D31: what was told of the time at which the Restore was created stays. */
    private ConditionList.Wanted authorChecked() {
        return told(RestoreConditionType.AuthorChecked)
                .filter(known -> !asksForAdmission(previous))
                .orElseGet(() -> AuthorVerdict.of(admission, view.created()).wanted());
    }

    private boolean heldUp() {
        return switch (stage) {
            case RestoreStage.Preparing preparing -> true;
            case RestoreStage.Troubled troubled -> true;
            case RestoreStage.Leaving leaving -> true;
            case RestoreStage.Gone gone -> false;
            case RestoreStage.Past past -> false;
            case RestoreStage.Refused refused -> false;
            case RestoreStage.Behind behind -> false;
            case RestoreStage.Idle idle -> false;
            case RestoreStage.Restoring at -> false;
            case RestoreStage.CleaningUp at -> false;
            case RestoreStage.Activating at -> false;
            case RestoreStage.InStep at -> false;
            case RestoreStage.Done at -> false;
        };
    }

    private List<String> summary(Run run) {
        return RestoreStory.lines(
                run.journal().plan(), run.progress(), run.journal().cleanup(), lastLines(run.journal()));
    }

    private List<String> lastLines(Journal journal) {
        return switch (stage) {
            case RestoreStage.Activating at -> at.clusters().lines();
            case RestoreStage.InStep at when !at.passedOver().isEmpty() -> List.of(at.passedOver());
            default -> journal.activation().lines();
        };
    }

    private static RestoredSet set(Journal journal) {
        var plan = journal.plan();
        return new RestoredSet(
                orNull(plan.time()),
                orNull(plan.hub()),
                orNull(plan.why()),
                plan.skipped().stream().map(SkippedPart::why).toList());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static List<RestoredPart> parts(RestoreProgress progress) {
        return progress.parts().stream().map(RestoreStatusProjection::part).toList();
    }

    private static RestoredPart part(PartProgress progress) {
        return new RestoredPart(
                VeleroRestores.key(progress.part()),
                progress.planned().backup(),
                progress.planned().name(),
                word(progress.state()),
                progress.restored(),
                progress.total(),
                progress.errors(),
                progress.warnings());
    }

    private static String word(PartState state) {
        return switch (state) {
            case MISSING -> "Missing";
            case NEW -> "New";
            case RUNNING -> "Running";
            case FINALIZING -> "Finalizing";
            case SUCCEEDED -> "Succeeded";
            case PARTIAL -> "PartiallyFailed";
            case FAILED -> "Failed";
            case STRANGER -> "Stranger";
        };
    }

    private static List<KindCleanup> cleanup(Journal journal) {
        return journal.cleanup().kinds().stream()
                .map(kind -> new KindCleanup(
                        kind.kind(), kind.found(), kind.deleted(), kind.kept(), kind.failed(), kind.note()))
                .toList();
    }

    private @Nullable ClustersComing clusters() {
        return switch (stage) {
            case RestoreStage.Activating at -> coming(at.clusters());
            case RestoreStage.Done at ->
                at.journal()
                        .activation()
                        .available()
                        .map(available -> new ClustersComing(
                                available, at.journal().activation().counts(), ClusterList.name(view.uid())))
                        .orElse(previous.clusters());
            default -> previous.clusters();
        };
    }

    private static ClustersComing coming(ActivationSummary summary) {
        return new ClustersComing(
                summary.available(), summary.counts(), summary.list().name());
    }
}
