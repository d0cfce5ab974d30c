package io.hubbackup.decide.restore.cleanup;

import io.hubbackup.decide.restore.RestoreKinds;
import io.hubbackup.decide.restore.RestoreSettings;
import io.hubbackup.decide.restore.admission.RestoreWish;
import io.hubbackup.decide.restore.journal.CleanupRecord;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.KindTally;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.ApiKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Stops a clean-up that looks like a mistake, and asks (D32). */
public final class Brake {

    private static final int NAMED = 20;
    private static final int PERCENT = 100;

    private final CleanupPlan plan;
    private final Map<ApiKind, Observed<Long>> totals;
    private final Indexed<ClusterSeen> fleet;
    private final RestoreSettings settings;

    /**
     * @param totals how many objects there are of each kind of {@link CleanupPlan#toCount}
     * @param fleet the managed clusters of this hub
     */
    public Brake(
            CleanupPlan plan,
            Map<ApiKind, Observed<Long>> totals,
            Indexed<ClusterSeen> fleet,
            RestoreSettings settings) {
        this.plan = plan;
        this.totals = totals;
        this.fleet = fleet;
        this.settings = settings;
    }

    /**
     * @param journal what was cleared before a crash goes on, as long as it is no more than was cleared then; a confirmation counts once
     * @param confirmation the annotation {@link RestoreWish#CONFIRM}, if any
     */
    public Ruling judge(Journal journal, Optional<String> confirmation) {
        var clusters = clusters();
        var counted = journal.cleanup()
                .counting(plan.tallies(journal.cleanup().kinds()), plan.left())
                .omitting(plan.omissions());
        if (isCleared(counted, clusters)) {
            return new Ruling.Go(counted, Optional.empty());
        }
        var reasons = reasons(clusters);
        var hash = plan.hash();
        if (reasons.isEmpty()) {
            return go(counted, hash, clusters, Optional.empty());
        }
        return confirmation.filter(hash::equals).isPresent()
                        && !journal.confirmed().contains(hash)
                ? go(counted, hash, clusters, Optional.of(hash))
                : new Ruling.Ask(hash, message(reasons, hash));
    }

    /** Why it would ask, one reason a line; empty when it would let the plan pass. */
    public List<String> reasons() {
        return reasons(clusters());
    }

    /** What was cleared before in this run stays so: of kinds that were not looked at again, and of clusters that were named. */
    private Ruling go(CleanupRecord counted, String hash, SortedMap<String, String> clusters, Optional<String> used) {
        var allowed = plan.allowance(counted.allowed(), counted.kinds());
        var named = new TreeSet<>(counted.clusters());
        named.addAll(clusters.keySet());
        return new Ruling.Go(
                new CleanupRecord(
                        hash,
                        allowed,
                        List.copyOf(named),
                        counted.kinds(),
                        counted.left(),
                        List.of(),
                        counted.omitted()),
                used);
    }

    private boolean isCleared(CleanupRecord record, SortedMap<String, String> clusters) {
        if (record.plan().isEmpty() || !record.clusters().containsAll(clusters.keySet())) {
            return false;
        }
        var allowed = byKind(record.allowed(), KindTally::found);
        var done = byKind(record.kinds(), KindTally::deleted);
        return plan.byName().entrySet().stream()
                .allMatch(kind -> kind.getValue()
                        <= allowed.getOrDefault(kind.getKey(), 0) - done.getOrDefault(kind.getKey(), 0));
    }

    private static Map<String, Integer> byKind(List<KindTally> tallies, Function<KindTally, Integer> number) {
        return tallies.stream().collect(Collectors.toMap(KindTally::kind, number, Integer::sum));
    }

    private List<String> reasons(SortedMap<String, String> clusters) {
        var reasons = new ArrayList<String>();
        if (!clusters.isEmpty()) {
            reasons.add("managed clusters would be taken away from this hub: " + named(clusters));
        }
        plan.toCount(settings).forEach(kind -> share(kind).ifPresent(reasons::add));
        return reasons;
    }

    /** Managed clusters that shall go and that this hub has by itself, with the reason. */
    private SortedMap<String, String> clusters() {
        var found = new TreeMap<String, String>();
        plan.kinds().stream()
                .filter(kind -> kind.name().equals(RestoreKinds.MANAGED_CLUSTER.displayName()))
                .flatMap(kind -> kind.objects().stream())
                .forEach(cluster -> whyItsOwn(cluster)
                        .ifPresent(why -> found.put(cluster.key().name(), why)));
        return found;
    }

    private Optional<String> whyItsOwn(DoomedObject cluster) {
        var seen = fleet.get(cluster.key());
        if (seen.filter(one -> one.available().equals("True")).isPresent()) {
            return Optional.of("available here");
        }
        if (seen.filter(ClusterSeen::joined).isPresent()) {
            return Optional.of("joined here");
        }
        return cluster.restored() ? Optional.empty() : Optional.of("no restore has brought it");
    }

    private static String named(SortedMap<String, String> clusters) {
        var first = clusters.entrySet().stream()
                .limit(NAMED)
                .map(cluster -> "%s (%s)".formatted(cluster.getKey(), cluster.getValue()))
                .collect(Collectors.joining(", "));
        int more = clusters.size() - NAMED;
        return first + (more > 0 ? " and %d more".formatted(more) : "");
    }

    private Optional<String> share(ApiKind kind) {
        int doomed = plan.byName().getOrDefault(kind.displayName(), 0);
        return totals.getOrDefault(kind, Observed.unreadable(kind.displayName(), "they were not counted"))
                .fold(
                        total -> doomed * (long) PERCENT > total * settings.brakeShare()
                                ? Optional.of("%d of the %d objects of %s would be deleted"
                                        .formatted(doomed, total, kind.displayName()))
                                : Optional.empty(),
                        absent -> Optional.empty(),
                        unknown -> Optional.of(
                                "%d objects of %s would be deleted, and how many there are is not known (%s)"
                                        .formatted(doomed, kind.displayName(), unknown.why())));
    }

    private static String message(List<String> reasons, String hash) {
        return "The clean-up waits for a confirmation: %s. Set the annotation %s: %s on this Restore to let exactly this go on, once; set cleanupBeforeRestore: None to keep everything."
                .formatted(String.join("; ", reasons), RestoreWish.CONFIRM, hash);
    }
}
