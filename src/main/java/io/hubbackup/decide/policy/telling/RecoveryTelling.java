package io.hubbackup.decide.policy.telling;

import io.hubbackup.decide.policy.recovery.ClusterReadiness;
import io.hubbackup.decide.policy.recovery.FailoverReadiness;
import io.hubbackup.decide.policy.recovery.PlainStorage;
import io.hubbackup.decide.policy.recovery.RecoveryFigures;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.ConditionList.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether this hub can be recovered, from when, in what time and with which clusters: as conditions, figures and results of the report. */
public final class RecoveryTelling {

    private static final String POLICY = "hub-backup-extended";
    private static final String POINT = "recovery-point";
    private static final String FAILOVER = "failover-readiness";
    private static final int NAMED = 10;

    /** The report names so many clusters of each state; the whole list is in a ConfigMap then. */
    static final int LISTED = 50;

    private final Observed<RecoveryFigures> figures;
    private final Observed<FailoverReadiness> failover;
    private final Observed<PlainStorage> storage;

    private RecoveryTelling(
            Observed<RecoveryFigures> figures, Observed<FailoverReadiness> failover, Observed<PlainStorage> storage) {
        this.figures = figures;
        this.failover = failover;
        this.storage = storage;
    }

    public static RecoveryTelling of(HubSnapshot hub, Instant now) {
        return new RecoveryTelling(RecoveryFigures.of(hub, now), FailoverReadiness.of(hub, now), PlainStorage.of(hub));
    }

    /** Of a hub whose storage is encrypted. */
    static RecoveryTelling of(Observed<RecoveryFigures> figures, Observed<FailoverReadiness> failover) {
        return new RecoveryTelling(figures, failover, Observed.of(new PlainStorage(List.of())));
    }

    /** To which moment a recovery would go back. */
    Wanted point() {
        var type = "RecoveryPointKnown";
        return figures.fold(
                known -> known.point()
                        .map(time -> condition(type, "True", "Known", words(known, time), POINT))
                        .orElseGet(() -> condition(
                                type,
                                "False",
                                "NoRecoveryPoint",
                                "There is no complete backup set that this hub could be recovered from. See BackupsOnSchedule and BackupStorageLocationAvailable.",
                                POINT)),
                api -> doubtful(type, api + " is not served", POINT),
                doubt -> doubtful(type, doubt.api() + ": " + doubt.why(), POINT));
    }

    /** Which managed clusters would come back. */
    Wanted clusters() {
        var type = "FailoverReady";
        return failover.fold(
                RecoveryTelling::readiness,
                api -> condition(type, "True", "NoManagedClusters", "This hub has no managed clusters.", FAILOVER),
                doubt -> doubtful(type, doubt.api() + ": " + doubt.why(), FAILOVER));
    }

    private static Wanted readiness(FailoverReadiness ready) {
        var type = "FailoverReady";
        int all = ready.clusters().size();
        var lost = ready.lost();
        if (all == 0) {
            return condition(type, "True", "NoManagedClusters", "This hub has no managed clusters to lose.", FAILOVER);
        }
        return lost.isEmpty()
                ? condition(
                        type,
                        "True",
                        "AllReady",
                        "If this hub were lost now, its managed clusters would come back, %d of %d."
                                .formatted(all, all),
                        FAILOVER)
                : condition(
                        type,
                        "False",
                        "ClustersNotReady",
                        "If this hub were lost now, %d of %d managed clusters would not come back by themselves: %s. The report has the reason of each."
                                .formatted(lost.size(), all, names(lost, NAMED)),
                        FAILOVER);
    }

    private static Wanted doubtful(String type, String why, String name) {
        return condition(
                type, "Unknown", "Unreadable", "It cannot be told, because this is unknown: " + why + ".", name);
    }

    private static Wanted condition(String type, String status, String reason, String message, String name) {
        return new Wanted(type, status, reason, Wording.line(message, name));
    }

    private static String words(RecoveryFigures known, Instant point) {
        var words = new StringBuilder("A recovery would go back to %s".formatted(text(point)));
        known.estimated().ifPresent(length -> words.append(" and take about %s".formatted(text(length))));
        known.measured().ifPresent(length -> words.append("; the last one took %s".formatted(text(length))));
        words.append('.');
        known.sync()
                .ifPresent(sync -> words.append(sync.since()
                        .map(since -> " Backups of the active hub have been waiting to be restored here since %s."
                                .formatted(text(since)))
                        .orElse(" Everything that the active hub has backed up is restored here.")));
        return words.toString();
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Whole seconds, and from ten minutes on whole minutes: more is not known. */
    private static String text(Duration length) {
        long seconds = Math.max(1, length.toSeconds());
        return length.toMinutes() < 10 ? seconds + " s" : length.toMinutes() + " min";
    }

    private static String names(List<ClusterReadiness> clusters, int most) {
        var names = clusters.stream()
                .map(ClusterReadiness::cluster)
                .sorted()
                .limit(most)
                .collect(Collectors.joining(", "));
        return clusters.size() > most ? "%s, +%d more".formatted(names, clusters.size() - most) : names;
    }

    Stream<Sample> samples() {
        Stream<Sample> measured =
                figures.fold(RecoveryTelling::samples, api -> Stream.empty(), doubt -> Stream.empty());
        Stream<Sample> clusters =
                failover.fold(RecoveryTelling::samples, api -> Stream.empty(), doubt -> Stream.empty());
        return Stream.concat(measured, clusters);
    }

    private static Stream<Sample> samples(RecoveryFigures known) {
        var predicted = known.forecast().predicted().entrySet().stream()
                .map(type -> Sample.length(
                        Figure.SET_PREDICTED, Labels.of("type", type.getKey().label()), type.getValue()));
        var recovery = Stream.of(
                        known.measured().map(length -> Sample.length(Figure.RECOVERY_LAST, Labels.NONE, length)),
                        known.estimated().map(length -> Sample.length(Figure.RECOVERY_ESTIMATED, Labels.NONE, length)))
                .flatMap(Optional::stream);
        return Stream.concat(predicted, recovery);
    }

    private static Stream<Sample> samples(FailoverReadiness ready) {
        return ready.counts().entrySet().stream()
                .map(state -> Figure.FAILOVER_CLUSTERS.of(
                        Labels.of("state", state.getKey().label()), state.getValue()));
    }

    /** Neither counts as a violation: what is wrong is told by the templates, and by an alert of its own. */
    List<ReportLine> lines() {
        return Stream.concat(
                        Stream.of(line(POINT, point(), Map.of()), line(FAILOVER, clusters(), byState())),
                        plainStorage().stream())
                .toList();
    }

    /** Information, in this one place, and only where there is something to say. */
    private Optional<ReportLine> plainStorage() {
        return storage.<Optional<PlainStorage>>fold(Optional::of, api -> Optional.empty(), doubt -> Optional.empty())
                .filter(plain -> !plain.locations().isEmpty())
                .map(plain -> new ReportLine(
                        POLICY,
                        "storage-encryption",
                        "info",
                        "warn",
                        false,
                        Optional.empty(),
                        plain.text(),
                        List.of(),
                        Map.of("reason", "NotOrdered")));
    }

    private static ReportLine line(String rule, Wanted condition, Map<String, String> properties) {
        var result =
                switch (condition.status()) {
                    case "True" -> "pass";
                    case "False" -> "warn";
                    default -> "error";
                };
        var all = new LinkedHashMap<String, String>();
        all.put("reason", condition.reason());
        all.putAll(properties);
        return new ReportLine(
                POLICY, rule, "medium", result, false, Optional.empty(), condition.message(), List.of(), all);
    }

    /** The clusters that would not come back, by what they lack; a list that is too long is cut here and whole in the ConfigMap. */
    private Map<String, String> byState() {
        var names = new LinkedHashMap<String, String>();
        lost().forEach((state, clusters) -> names.put(state.label(), names(clusters, LISTED)));
        return names;
    }

    /** All names by state, a line each; empty while the report has them all. */
    Map<String, String> wholeList() {
        var lost = lost();
        if (lost.values().stream().allMatch(clusters -> clusters.size() <= LISTED)) {
            return Map.of();
        }
        var lists = new LinkedHashMap<String, String>();
        lost.forEach((state, clusters) -> lists.put(
                state.label(),
                clusters.stream().map(ClusterReadiness::cluster).sorted().collect(Collectors.joining("\n", "", "\n"))));
        return lists;
    }

    private Map<ClusterReadiness.State, List<ClusterReadiness>> lost() {
        return failover
                .<List<ClusterReadiness>>fold(FailoverReadiness::lost, api -> List.of(), doubt -> List.of())
                .stream()
                .collect(Collectors.groupingBy(ClusterReadiness::state, TreeMap::new, Collectors.toList()));
    }
}
