package io.hubbackup.decide.restore.preview;

import io.fabric8.kubernetes.api.model.Condition;
import io.hubbackup.api.PreviewedKind;
import io.hubbackup.api.PreviewedObjects;
import io.hubbackup.api.RestorePreviewStatus;
import io.hubbackup.api.RestoredSet;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.activation.ClusterForecast;
import io.hubbackup.decide.restore.activation.ClusterForecast.Comes;
import io.hubbackup.decide.restore.admission.Cleanup;
import io.hubbackup.decide.restore.plan.RestorePlan;
import io.hubbackup.decide.restore.plan.SkippedPart;
import io.hubbackup.decide.restore.plan.VeleroRestores;
import io.hubbackup.plan.ConditionList;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The status of a preview: bounded, and the same for the same facts but for the time. */
public final class PreviewTelling {

    public static final String LOOKING = "Looking";
    public static final String COMPLETE = "Complete";
    public static final String INCOMPLETE = "Incomplete";
    public static final String REFUSED = "Refused";

    /** The only condition of a RestorePreview. */
    public static final String READY = "Ready";

    private static final int KINDS = 50;
    private static final int UNKNOWN = 20;
    private static final int NAMED = 5;
    private static final int LONGEST = 1_000;

    private final RestoreView view;
    private final RestorePreviewStatus previous;

    /** @param previous the status that was told last */
    public PreviewTelling(RestoreView view, RestorePreviewStatus previous) {
        this.view = view;
        this.previous = previous;
    }

    /** Whether this status is the last word about this generation of the spec. */
    public static boolean isFinal(RestorePreviewStatus status, long generation) {
        return Objects.equals(status.observedGeneration(), generation)
                && List.of(COMPLETE, INCOMPLETE, REFUSED).contains(status.phase());
    }

    /** It is being made; {@code message} says what it waits for. */
    public RestorePreviewStatus looking(String message) {
        return new RestorePreviewStatus(
                LOOKING,
                bounded(message),
                generation(),
                null,
                ready("False", LOOKING, message),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    /** A Restore of the spec would restore nothing as things are. */
    public RestorePreviewStatus refused(String message) {
        return new RestorePreviewStatus(
                REFUSED,
                bounded(message),
                generation(),
                now(),
                ready("False", REFUSED, message),
                List.of(bounded(message)),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    /** @param report name of the ConfigMap */
    public RestorePreviewStatus made(PreviewFacts facts, String report) {
        var kinds = facts.kinds().values();
        boolean whole = facts.unknown().isEmpty();
        var objects = objects(kinds);
        var message =
                "It would create %d, update %d and delete %d objects%s. Nothing was done. Details: kubectl describe, and ConfigMap %s."
                        .formatted(
                                objects.created(),
                                objects.updated(),
                                objects.deleted(),
                                whole ? "" : "; not all could be read",
                                report);
        return new RestorePreviewStatus(
                whole ? COMPLETE : INCOMPLETE,
                message,
                generation(),
                now(),
                ready(whole ? "True" : "False", whole ? COMPLETE : INCOMPLETE, message),
                summary(facts, objects),
                set(facts.plan()),
                objects,
                kinds.stream()
                        .sorted(Comparator.comparing(KindPreview::deletions)
                                .reversed()
                                .thenComparing(KindPreview::kind))
                        .limit(KINDS)
                        .map(PreviewTelling::kind)
                        .toList(),
                facts.unknown().stream()
                        .limit(UNKNOWN)
                        .map(PreviewTelling::bounded)
                        .toList(),
                report);
    }

    private static PreviewedObjects objects(Collection<KindPreview> kinds) {
        return new PreviewedObjects(
                kinds.stream().mapToInt(kind -> kind.created().size()).sum(),
                kinds.stream().mapToInt(kind -> kind.updated().size()).sum(),
                kinds.stream().mapToInt(KindPreview::deletions).sum(),
                kinds.stream().mapToInt(KindPreview::protectedObjects).sum());
    }

    private static PreviewedKind kind(KindPreview kind) {
        return new PreviewedKind(
                kind.kind(),
                kind.created().size(),
                kind.updated().size(),
                kind.deletions(),
                kind.protectedObjects(),
                bounded(kind.note()));
    }

    private static RestoredSet set(RestorePlan plan) {
        return new RestoredSet(
                plan.time().isEmpty() ? null : plan.time(),
                plan.hub().isEmpty() ? null : plan.hub(),
                bounded(plan.why()),
                skipped(plan));
    }

    private static List<String> skipped(RestorePlan plan) {
        return plan.skipped().stream().map(PreviewTelling::skipped).toList();
    }

    private static String skipped(SkippedPart part) {
        return VeleroRestores.key(part.part()) + ": " + bounded(part.why());
    }

    private static List<String> summary(PreviewFacts facts, PreviewedObjects objects) {
        var lines = new ArrayList<String>();
        lines.add("%d Velero Restores. %s"
                .formatted(facts.plan().restores().size(), facts.plan().why()));
        facts.inTheWay().ifPresent(why -> lines.add("As things are, it would not begin: " + why));
        facts.plan().warnings().stream().limit(2).forEach(lines::add);
        lines.add("It would create %d objects and update %d%s."
                .formatted(
                        objects.created(),
                        objects.updated(),
                        facts.restored().atMost().isEmpty()
                                ? ""
                                : "; at most so many, where labels decide that the lists of the backups do not tell"));
        lines.add(
                facts.option() == Cleanup.NONE
                        ? "It would delete nothing (cleanupBeforeRestore: None)."
                        : "The clean-up would delete %d objects and leave %d that rules protect."
                                .formatted(objects.deleted(), objects.kept()));
        if (!facts.cleanup().reasons().isEmpty()) {
            lines.add("Before that it would stop and ask for a confirmation, with a hash that the Restore tells: "
                    + String.join("; ", facts.cleanup().reasons()));
        }
        if (facts.plan().activates()) {
            lines.add(clusters(facts.clusters()));
        }
        if (!facts.unknown().isEmpty()) {
            lines.add("Not known: " + String.join(" ", facts.unknown()));
        }
        return lines.stream().map(PreviewTelling::bounded).toList();
    }

    private static String clusters(List<ClusterForecast> clusters) {
        return "Of %d managed clusters %d are available, %d would be imported, of %d it is not known before the restore%s, and %d would not come%s."
                .formatted(
                        clusters.size(),
                        count(clusters, Comes.THERE),
                        count(clusters, Comes.YES),
                        count(clusters, Comes.NOT_KNOWN),
                        named(clusters, Comes.NOT_KNOWN),
                        count(clusters, Comes.NO),
                        named(clusters, Comes.NO));
    }

    private static long count(List<ClusterForecast> clusters, Comes comes) {
        return clusters.stream().filter(one -> one.comes() == comes).count();
    }

    private static String named(List<ClusterForecast> clusters, Comes comes) {
        var names = clusters.stream()
                .filter(one -> one.comes() == comes)
                .limit(NAMED)
                .map(one -> "%s: %s".formatted(one.name(), one.state()))
                .collect(Collectors.joining(", "));
        long more = count(clusters, comes) - NAMED;
        return names.isEmpty() ? "" : " (%s%s)".formatted(names, more > 0 ? " and %d more".formatted(more) : "");
    }

    private List<Condition> ready(String status, String reason, String message) {
        var wanted = new ConditionList.Wanted(READY, status, reason, bounded(message));
        return ConditionList.merge(previous.conditions(), List.of(wanted), READY::equals, view.now(), generation());
    }

    private long generation() {
        var generation = view.restore().getMetadata().getGeneration();
        return generation == null ? 0 : generation;
    }

    private String now() {
        return view.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
