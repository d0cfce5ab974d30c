package io.hubbackup.decide.restore.cleanup;

import io.hubbackup.decide.restore.RestoreSettings;
import io.hubbackup.decide.restore.journal.KindTally;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.Fingerprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a clean-up shall delete, by kind; computed before the first of it is done (D9).
 *
 * <p>Its memory is bounded: of each doomed object only name, UID and state are held, of no more than {@link Room#USUAL} objects.
 *
 * @param kinds in the order in which they were looked at (R5.2)
 * @param left why a type is not cleaned up at all
 * @param unreached the kinds that nobody has granted to this operator: they are not looked at (packaging 1.2)
 */
public record CleanupPlan(String origin, List<KindPlan> kinds, List<String> left, Set<ApiKind> unreached) {

    /** Long enough for no two plans of a hub to share it, short enough to be typed. */
    private static final int HASH_DIGITS = 16;

    private static final int NAMED = 5;

    /** Where nothing is removed. */
    public static final CleanupPlan NOTHING = new CleanupPlan("", List.of(), List.of(), Set.of());

    public CleanupPlan {
        kinds = List.copyOf(kinds);
        left = List.copyOf(left);
        unreached = Set.copyOf(unreached);
    }

    /**
     * @param answers what each query of the scope came to; a kind of which one list could not be read is left alone (D8, W9), one that is not served any more has no objects
     */
    public static CleanupPlan of(CleanupScope scope, Map<KindQuery, Observed<Findings>> answers) {
        var kinds = new LinkedHashMap<ApiKind, KindPlan>();
        for (var query : scope.queries()) {
            var answer = answers.getOrDefault(
                    query, Observed.unreadable(query.kind().displayName(), "it was not looked at"));
            var before = kinds.getOrDefault(query.kind(), KindPlan.of(query.kind(), Findings.NONE));
            kinds.put(
                    query.kind(), answer.fold(before::plus, absent -> before, unknown -> before.unread(unknown.why())));
        }
        return new CleanupPlan(scope.origin(), List.copyOf(kinds.values()), scope.left(), Set.of());
    }

    /** The same, which says that these kinds were not looked at. */
    public CleanupPlan leavingOut(Set<ApiKind> others) {
        return new CleanupPlan(origin, kinds, left, others);
    }

    /** Without the kinds that this operator may not delete, or of which that is not known. */
    public CleanupPlan permitted(Map<ApiKind, Observed<Boolean>> rights) {
        return new CleanupPlan(
                origin, kinds.stream().map(kind -> permitted(kind, rights)).toList(), left, unreached);
    }

    private static KindPlan permitted(KindPlan kind, Map<ApiKind, Observed<Boolean>> rights) {
        if (kind.doomed() == 0) {
            return kind;
        }
        return rights.getOrDefault(kind.kind(), Observed.unreadable(kind.name(), "it was not asked"))
                .fold(
                        may -> may
                                ? kind
                                : kind.bar("this operator may not delete it, grant its service account the verbs %s"
                                        .formatted(verbs(kind.disposal()))),
                        absent -> kind.bar("whether this operator may delete it cannot be asked"),
                        unknown -> kind.unread("whether this operator may delete it is not known, " + unknown.why()));
    }

    private static String verbs(Disposal disposal) {
        return String.join(" and ", new TreeSet<>(disposal.verbs()));
    }

    /** The kinds of which something shall go, and the verbs that it takes: the question before the first delete. */
    public Map<ApiKind, Set<String>> verbs() {
        return kinds.stream()
                .filter(kind -> kind.doomed() > 0)
                .collect(
                        Collectors.toMap(KindPlan::kind, kind -> kind.disposal().verbs()));
    }

    /** The kinds of which so many shall go that the brake asks how many there are (D32). */
    public List<ApiKind> toCount(RestoreSettings settings) {
        return kinds.stream()
                .filter(kind -> kind.doomed() >= settings.brakeObjects())
                .map(KindPlan::kind)
                .toList();
    }

    /** The same for the same objects in whatever order, another one for other objects or another run's set (D32). */
    public String hash() {
        var parts = new TreeMap<String, Object>();
        kinds.stream()
                .filter(kind -> kind.doomed() > 0)
                .forEach(kind -> parts.put(kind.kind().path(""), kind.sum().text()));
        return Fingerprint.of(List.of(origin, parts)).substring(0, HASH_DIGITS);
    }

    public int doomed() {
        return kinds.stream().mapToInt(KindPlan::doomed).sum();
    }

    /** How many writes it has; less than {@link #doomed()} when there was no room for all. */
    public int size() {
        return kinds.stream().mapToInt(kind -> kind.objects().size()).sum();
    }

    /** Whether nothing is left to be found by another survey when all of it is done. */
    public boolean complete() {
        return size() == doomed();
    }

    /** The next writes, side by side: no object waits for another one. */
    public Plan batch(int from, int most) {
        var writes = new ArrayList<Write>();
        int skip = from;
        for (var kind : kinds) {
            var objects = kind.objects();
            int first = Math.min(skip, objects.size());
            int last = Math.min(objects.size(), first + most - writes.size());
            objects.subList(first, last)
                    .forEach(one -> writes.add(kind.disposal().write(kind.kind(), one)));
            skip -= first;
        }
        return Plan.parallel(writes);
    }

    /** The kinds that could not be read to their end, or of which it could not be told whether they may be deleted. */
    public Set<ApiKind> unread() {
        return kinds.stream().filter(KindPlan::unread).map(KindPlan::kind).collect(Collectors.toUnmodifiableSet());
    }

    /** What is told of those in the end, one sentence each. */
    public List<String> surrenders() {
        return kinds.stream().filter(KindPlan::unread).map(KindPlan::surrender).toList();
    }

    /** What is told of the kinds that were not looked at: one sentence, or none. */
    public List<String> omissions() {
        if (unreached.isEmpty()) {
            return List.of();
        }
        var names = unreached.stream().map(ApiKind::displayName).sorted().toList();
        var first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return List.of(
                "Not cleaned up, because this operator may not list them: %s%s. To include a kind, grant its service account get, list, patch and delete."
                        .formatted(
                                first,
                                names.size() > NAMED ? " and %d more kinds".formatted(names.size() - NAMED) : ""));
    }

    /** Before anything is done: one line for each kind of which anything was found. */
    public List<KindTally> tallies() {
        return tallies(List.of());
    }

    /** The same with what was done before; what was counted of kinds that were not looked at again stays as it is. */
    public List<KindTally> tallies(List<KindTally> before) {
        var tallies = new LinkedHashMap<String, KindTally>();
        before.forEach(tally -> tallies.put(tally.kind(), tally));
        kinds.forEach(kind ->
                tallies.compute(kind.name(), (name, counted) -> counted == null ? kind.tally() : kind.after(counted)));
        return tallies.values().stream()
                .filter(tally -> tally.found() > 0 || !tally.note().isEmpty())
                .toList();
    }

    /**
     * How many objects of each kind may be deleted in this run without asking again, those included that are deleted.
     *
     * @param before the same of kinds that were not looked at again
     * @param counted what is deleted so far
     */
    List<KindTally> allowance(List<KindTally> before, List<KindTally> counted) {
        var allowed = new LinkedHashMap<String, Integer>();
        before.forEach(kind -> allowed.put(kind.kind(), kind.found()));
        kinds.stream()
                .filter(kind -> kind.doomed() > 0)
                .forEach(kind -> allowed.put(kind.name(), kind.doomed() + deleted(kind.name(), counted)));
        return allowed.entrySet().stream()
                .map(kind -> new KindTally(kind.getKey(), kind.getValue(), 0, 0, 0, ""))
                .toList();
    }

    private static int deleted(String kind, List<KindTally> counted) {
        return counted.stream()
                .filter(tally -> tally.kind().equals(kind))
                .mapToInt(KindTally::deleted)
                .sum();
    }

    Map<String, Integer> byName() {
        var doomed = new HashMap<String, Integer>();
        kinds.forEach(kind -> doomed.merge(kind.name(), kind.doomed(), Integer::sum));
        return doomed;
    }
}
