package io.hubbackup.run;

import io.hubbackup.decide.restore.Footing;
import io.hubbackup.decide.restore.Precedence;
import io.hubbackup.decide.restore.RestoreKinds;
import io.hubbackup.decide.restore.RestoreSettings;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.activation.ClusterForecast;
import io.hubbackup.decide.restore.admission.Cleanup;
import io.hubbackup.decide.restore.admission.RestoreWish;
import io.hubbackup.decide.restore.cleanup.Brake;
import io.hubbackup.decide.restore.cleanup.CleanupJudge;
import io.hubbackup.decide.restore.cleanup.CleanupScope;
import io.hubbackup.decide.restore.cleanup.Findings;
import io.hubbackup.decide.restore.cleanup.KindQuery;
import io.hubbackup.decide.restore.cleanup.Protection;
import io.hubbackup.decide.restore.cleanup.Verdict;
import io.hubbackup.decide.restore.plan.RestorePlan;
import io.hubbackup.decide.restore.preview.CleanupForesight;
import io.hubbackup.decide.restore.preview.PreviewFacts;
import io.hubbackup.decide.restore.preview.Restored;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ListedObject;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceList;
import io.hubbackup.observe.Census;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.MsaNames;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Looks up on the hub what a restore by this plan would meet, and what its clean-up would find. Nothing is written. */
final class PreviewSurvey {

    private static final String CLUSTER = RestoreKinds.MANAGED_CLUSTER.displayName();
    private static final String DEPLOYMENT = "ClusterDeployment.hive.openshift.io";

    private final Census census;
    private final Surveyor surveyor;
    private final RestoreSettings settings;

    PreviewSurvey(Census census, Surveyor surveyor, RestoreSettings settings) {
        this.census = census;
        this.surveyor = surveyor;
        this.settings = settings;
    }

    /**
     * Blocks.
     *
     * @param lists what the backups of the plan hold, by their names
     * @return unreadable only when it cannot be told what this hub serves
     */
    Observed<PreviewFacts> of(RestoreView view, RestorePlan plan, NavigableMap<String, Observed<ResourceList>> lists) {
        return view.hub().catalogue().map(catalogue -> {
            var look = new Look(view, plan);
            var read = look.read(lists);
            return look.facts(Restored.of(plan, read, catalogue), read.keySet());
        });
    }

    /** One preview under way. */
    private final class Look {

        private final RestoreView view;
        private final RestorePlan plan;
        private final Cleanup option;
        private final List<String> unknown = new ArrayList<>();

        Look(RestoreView view, RestorePlan plan) {
            this.view = view;
            this.plan = plan;
            this.option = RestoreWish.of(view.restore()).cleanup().fold(value -> value, why -> Cleanup.NONE);
        }

        Map<String, ResourceList> read(NavigableMap<String, Observed<ResourceList>> lists) {
            Map<String, ResourceList> read = new HashMap<>();
            lists.forEach((backup, list) -> {
                switch (list) {
                    case Observed.Value<ResourceList>(var known) -> read.put(backup, known);
                    case Observed.NotServed<ResourceList>(var api) -> unread(backup, api + " is not served");
                    case Observed.Unreadable<ResourceList>(var api, var why) -> unread(backup, why);
                }
            });
            return read;
        }

        private void unread(String backup, String why) {
            unknown.add(
                    "The resource list of Velero Backup %s could not be read (%s), so it is not known what is restored from it."
                            .formatted(backup, why));
        }

        PreviewFacts facts(Restored restored, Set<String> read) {
            Map<ApiKind, Observed<Set<ObjectKey>>> here =
                    census.all(restored.objects().keySet(), kind -> surveyor.list(kind, among(restored.of(kind))));
            here.forEach((kind, there) -> there.doubt().ifPresent(unknown::add));
            var cleanup = cleanup(restored, here, read);
            unknown.addAll(cleanup.plan().left());
            return new PreviewFacts(
                    plan,
                    option,
                    restored,
                    here,
                    cleanup,
                    clusters(restored, cleanup, read),
                    List.copyOf(unknown),
                    inTheWay());
        }

        private static Collector<ListedObject, ?, Set<ObjectKey>> among(Set<ObjectKey> wanted) {
            return Collectors.filtering(
                    object -> wanted.contains(object.key()),
                    Collectors.mapping(ListedObject::key, Collectors.<ObjectKey>toUnmodifiableSet()));
        }

        private CleanupForesight cleanup(
                Restored restored, Map<ApiKind, Observed<Set<ObjectKey>>> here, Set<String> read) {
            if (option == Cleanup.NONE) {
                return CleanupForesight.NONE;
            }
            return CleanupForesight.scope(view, plan, option, read)
                    .fold(
                            scope -> surveyed(scope, restored, here),
                            this::untold,
                            doubt -> untold(doubt.api() + ": " + doubt.why()));
        }

        private CleanupForesight untold(String doubt) {
            unknown.add("What the clean-up would delete cannot be told (%s).".formatted(doubt));
            return CleanupForesight.NONE;
        }

        private CleanupForesight surveyed(
                CleanupScope scope, Restored restored, Map<ApiKind, Observed<Set<ObjectKey>>> here) {
            Map<KindQuery, Map<Protection, NavigableSet<ObjectKey>>> names = new ConcurrentHashMap<>();
            var survey = surveyor.survey(
                    scope,
                    1,
                    1,
                    (judge, query, room) -> Collectors.filtering(
                            object -> !restored.has(query.kind(), object.key()),
                            Collectors.teeing(
                                    Findings.judging(judge, query, room), kept(judge, query), (findings, kept) -> {
                                        names.put(query, kept);
                                        return findings;
                                    })));
            var totals = new HashMap<ApiKind, Observed<Long>>();
            survey.totals()
                    .forEach((kind, total) -> totals.put(kind, total.map(now -> now + coming(kind, restored, here))));
            var fleet = view.hub()
                    .fleet()
                    .clusters()
                    .fold(all -> all, api -> Indexed.<ClusterSeen>empty(), doubt -> Indexed.<ClusterSeen>empty());
            return new CleanupForesight(
                    survey.plan(), byKind(names), new Brake(survey.plan(), totals, fleet, settings).reasons());
        }

        /** The brake counts after the restore. */
        private static long coming(ApiKind kind, Restored restored, Map<ApiKind, Observed<Set<ObjectKey>>> here) {
            long all = restored.of(kind).size();
            var there = here.get(kind);
            return there == null ? all : all - there.fold(Set::size, api -> 0, doubt -> 0);
        }

        private static Collector<ListedObject, ?, Map<Protection, NavigableSet<ObjectKey>>> kept(
                CleanupJudge judge, KindQuery query) {
            return Collector.of(
                    () -> new EnumMap<Protection, NavigableSet<ObjectKey>>(Protection.class),
                    (kept, object) -> {
                        if (judge.judge(query, object) instanceof Verdict.Kept(var by)) {
                            kept.computeIfAbsent(by, none -> new TreeSet<>(Restored.BY_KEY))
                                    .add(object.key());
                        }
                    },
                    (one, other) -> {
                        throw new UnsupportedOperationException("a list comes in one piece");
                    },
                    kept -> (Map<Protection, NavigableSet<ObjectKey>>) kept);
        }

        private static Map<ApiKind, Map<Protection, NavigableSet<ObjectKey>>> byKind(
                Map<KindQuery, Map<Protection, NavigableSet<ObjectKey>>> names) {
            Map<ApiKind, Map<Protection, NavigableSet<ObjectKey>>> kinds = new HashMap<>();
            names.forEach((query, kept) -> kept.forEach(
                    (rule, keys) -> kinds.computeIfAbsent(query.kind(), none -> new EnumMap<>(Protection.class))
                            .computeIfAbsent(rule, none -> new TreeSet<>(Restored.BY_KEY))
                            .addAll(keys)));
            return kinds;
        }

        private List<ClusterForecast> clusters(Restored restored, CleanupForesight cleanup, Set<String> read) {
            if (!plan.activates()) {
                return List.of();
            }
            boolean complete = plan.restores().stream().allMatch(planned -> read.contains(planned.backup()));
            var coming = new ClusterForecast.Coming(
                    names(restored, CLUSTER),
                    tokens(restored),
                    spaces(restored, DEPLOYMENT),
                    complete,
                    leaving(cleanup));
            return ClusterForecast.of(view, coming).fold(forecasts -> forecasts, api -> List.of(), doubt -> {
                unknown.add("Which clusters would come cannot be told (%s: %s).".formatted(doubt.api(), doubt.why()));
                return List.of();
            });
        }

        private static Set<String> names(Restored restored, String kind) {
            return restored.named(kind).map(ObjectKey::name).collect(Collectors.toSet());
        }

        private static Set<String> spaces(Restored restored, String kind) {
            return restored.named(kind).map(ObjectKey::namespace).collect(Collectors.toSet());
        }

        private static Set<String> tokens(Restored restored) {
            return restored.named("Secret")
                    .filter(key -> key.name().startsWith(MsaNames.ACCOUNT))
                    .map(ObjectKey::namespace)
                    .collect(Collectors.toSet());
        }

        private static Set<String> leaving(CleanupForesight cleanup) {
            var leaving = new HashSet<String>();
            cleanup.plan().kinds().stream()
                    .filter(kind -> kind.name().equals(CLUSTER))
                    .flatMap(kind -> kind.objects().stream())
                    .forEach(one -> leaving.add(one.key().name()));
            return leaving;
        }

        private Optional<String> inTheWay() {
            return switch (Precedence.of(view)) {
                case Precedence.Answer.Free free -> footing();
                case Precedence.Answer.Behind(var message, var detail) -> Optional.of(detail);
                case Precedence.Answer.Unclear(var why) -> Optional.of("it cannot be told (%s)".formatted(why));
            };
        }

        private Optional<String> footing() {
            return switch (Footing.of(view)) {
                case Footing.Firm firm -> Optional.empty();
                case Footing.Doomed(var fact, var message) -> Optional.of(message);
                case Footing.Unclear(var why) -> Optional.of(why);
            };
        }
    }
}
