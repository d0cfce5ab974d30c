package io.hubbackup.decide.restore.activation;

import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.activation.ClusterState.Outlook;
import io.hubbackup.decide.restore.journal.ActivationRecord;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.TokensRead;
import io.hubbackup.plan.Plan;
import io.hubbackup.wire.AutoImport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Brings the managed clusters to this hub (section 6).
 *
 * <p>Whatever is decided follows from the hub as it is seen, the time, and when the activation began; the tokens are handed in for one step and kept nowhere.
 */
public final class Activation {

    /** How many clusters are called, and how many import secrets removed, by one plan. */
    static final int BATCH = 2_000;

    /** What Velero has just restored is seen by then. Before that, nothing to do does not mean that it is over (W23). */
    static final Duration SETTLING = Duration.ofSeconds(10);

    /** After the limit what is left is still tried for so many times the pause between two attempts. */
    private static final int LAST_TRIES = 5;

    private final RestoreView view;
    private final Journal journal;
    private final Instant begun;
    private final Instant limit;
    private final Announcement announcement;

    private Activation(RestoreView view, Journal journal) {
        this.view = view;
        this.journal = journal;
        this.begun = Instant.parse(journal.activation().begun());
        this.limit = journal.activation().since().plus(view.settings().importLimit());
        this.announcement = Announcement.of(view, journal, begun);
    }

    /** What the journal holds before anything is done for it. */
    public static ActivationRecord begin(RestoreView view) {
        return ActivationRecord.begunAt(view.now(), Announcement.foreign(view));
    }

    /**
     * @param journal one whose activation has begun
     * @param tokens what was read of the tokens that the step before has asked for
     */
    public static ActivationStep step(RestoreView view, Journal journal, Optional<TokensRead> tokens) {
        var activation = new Activation(view, journal);
        return ActivationGround.of(view.hub().fleet())
                .map(ground -> activation.on(ground, tokens))
                .orElseGet(activation::blind);
    }

    /** R6.15: nothing is taken for granted, and nothing is over, while the clusters cannot be seen. */
    private ActivationStep blind() {
        var trouble = new ArrayList<>(ActivationGround.doubts(view.hub().fleet()));
        trouble.addAll(announcement.trouble());
        var summary = ActivationSummary.of(List.of(), trouble, ClusterList.of(view.uid(), List.of()));
        var again = view.now().plus(view.settings().failureRetry());
        return new ActivationStep(List.of(), Optional.empty(), announcement.plan(), summary, false, Optional.of(again));
    }

    private ActivationStep on(ActivationGround ground, Optional<TokensRead> tokens) {
        var seen = courses(ground, Set.copyOf(journal.activation().unusable()));
        if (over()
                && journal.activation().called().isEmpty()
                && announcement.rival().isEmpty()) {
            var untimed = Courses.of(
                    ground, view, Instant.MAX, Set.copyOf(journal.activation().unusable()), Optional.empty());
            if (untimed.stream().anyMatch(Activation::uncalled)) {
                return late(untimed);
            }
        }
        var calls = tokens.map(read -> Calls.of(pending(seen), read, view)).orElse(Calls.NONE);
        var unusable = new HashSet<>(journal.activation().unusable());
        boolean news = unusable.addAll(calls.unusable());
        var courses = news ? courses(ground, unusable) : seen;
        var removals = removals(ground, courses);
        var plan = closed() ? Plan.nothing() : all(announcement.plan(), removals, Plan.parallel(calls.plans()));
        var wanted = tokens.isPresent() ? List.<ObjectKey>of() : wanted(seen);
        return new ActivationStep(
                wanted,
                record(calls, news ? Optional.of(remembering(unusable)) : Optional.empty()),
                plan,
                ActivationSummary.of(courses, trouble(removals), ClusterList.of(view.uid(), courses))
                        .lostTo(announcement.rival().map(Rival::sentence)),
                done(courses, plan),
                wakeAt(courses, plan));
    }

    /** R6.17: it could be called, and nobody has. */
    private static boolean uncalled(ClusterCourse course) {
        return course.state() == ClusterState.PENDING && course.attempt() == 1;
    }

    /** R6.17: nobody has called them yet, because this operator was away; their time begins now. */
    private ActivationStep late(List<ClusterCourse> courses) {
        return new ActivationStep(
                List.of(),
                Optional.of(journal.activation().calledAt(view.now())),
                Plan.nothing(),
                ActivationSummary.of(courses, List.of(), ClusterList.of(view.uid(), courses)),
                false,
                Optional.of(view.now()));
    }

    private static Plan all(Plan... parts) {
        return Plan.parallel(Stream.of(parts).filter(part -> !part.isEmpty()).toList());
    }

    private List<ClusterCourse> courses(ActivationGround ground, Set<String> unusable) {
        return Courses.of(ground, view, limit, unusable, announcement.rival());
    }

    /** The next clusters to be called. One whose old secret is still going has to wait for that. */
    private static List<ClusterCourse> pending(List<ClusterCourse> courses) {
        return courses.stream()
                .filter(course -> course.state() == ClusterState.PENDING)
                .filter(course -> course.replaced().filter(SecretSeen::deleting).isEmpty())
                .limit(BATCH)
                .toList();
    }

    private static List<ObjectKey> wanted(List<ClusterCourse> courses) {
        return pending(courses).stream()
                .flatMap(course -> course.tokens().stream())
                .map(Keyed::key)
                .toList();
    }

    /** The first calls are announced: from then on the clusters have their time (R6.17). */
    private Optional<ActivationRecord> record(Calls calls, Optional<ActivationRecord> news) {
        boolean first =
                !calls.plans().isEmpty() && journal.activation().called().isEmpty();
        return first ? Optional.of(news.orElse(journal.activation()).calledAt(view.now())) : news;
    }

    private ActivationRecord remembering(Set<String> unusable) {
        return journal.activation().remembering(unusable.stream().sorted().toList());
    }

    /** W23: of a restore, ours or an earlier one, and of no use any more. Somebody else's stay, and what lies in the namespace of the hub itself. */
    private static Plan removals(ActivationGround ground, List<ClusterCourse> courses) {
        return Plan.parallel(courses.stream()
                .filter(course -> !course.is(Outlook.ON_THE_WAY) && course.state() != ClusterState.LOCAL)
                .flatMap(course -> ground.secrets().get(course.name(), AutoImport.SECRET).stream())
                .filter(ImportSecrets::ofRestore)
                .filter(secret -> !secret.deleting())
                .limit(BATCH)
                .map(secret -> ImportSecrets.removal(secret, "W23 its cluster needs it no longer"))
                .toList());
    }

    private List<String> trouble(Plan removals) {
        var trouble = new ArrayList<>(announcement.trouble());
        if (!announcement.stored() && trouble.isEmpty() && over()) {
            trouble.add(
                    "Velero has not stored the backup that tells the other hubs of the take-over until " + limit + ".");
        }
        long left = removals.writes().count();
        if (left > 0 && closed()) {
            trouble.add(
                    "%d Secrets auto-import-secret of restores could not be deleted; delete those with the label %s=true."
                            .formatted(left, AutoImport.RESTORE_LABEL));
        }
        return trouble;
    }

    private boolean done(List<ClusterCourse> courses, Plan plan) {
        boolean settled = courses.stream().noneMatch(course -> course.is(Outlook.ON_THE_WAY));
        return settled
                && !view.now().isBefore(begun.plus(SETTLING))
                && (announcement.stored() || over())
                && plan.isEmpty();
    }

    private boolean over() {
        return !view.now().isBefore(limit);
    }

    /** From then on nothing is tried any more, not even the removal of import secrets; what is left is said. */
    private boolean closed() {
        return !view.now().isBefore(end());
    }

    private Instant end() {
        return limit.plus(view.settings().importRetry().multipliedBy(LAST_TRIES));
    }

    private Optional<Instant> wakeAt(List<ClusterCourse> courses, Plan plan) {
        var times = new ArrayList<Instant>(List.of(begun.plus(SETTLING), limit));
        announcement.again().ifPresent(times::add);
        courses.forEach(course -> course.again().ifPresent(times::add));
        if (!plan.isEmpty()) {
            times.add(end());
        }
        return times.stream().filter(time -> time.isAfter(view.now())).min(Instant::compareTo);
    }
}
