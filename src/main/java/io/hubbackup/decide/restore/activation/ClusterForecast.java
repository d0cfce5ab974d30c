package io.hubbackup.decide.restore.activation;

import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.activation.ClusterState.Outlook;
import io.hubbackup.hub.Observed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be told of a cluster's import before its ManagedCluster is restored. What only the backup has (an address, the end of a token) is not known before.
 *
 * @param state as it would be called, or {@link #UNKNOWN}
 * @param comes whether it is available, would be imported, or never would
 */
public record ClusterForecast(String name, String state, Comes comes, String why) {

    public static final String UNKNOWN = "Unknown";

    private static final Set<ClusterState> WITHOUT_TOKEN =
            EnumSet.of(ClusterState.NO_TOKEN, ClusterState.TOKEN_EXPIRED, ClusterState.INVALID_TOKEN);

    /** What is to be expected. */
    public enum Comes {
        THERE,
        YES,
        NOT_KNOWN,
        NO
    }

    /**
     * What the backups list.
     *
     * @param clusters names of ManagedClusters
     * @param tokens namespaces with a Secret that may be a token
     * @param hive namespaces with a ClusterDeployment
     * @param complete whether all lists were read; otherwise what is not listed may come all the same
     * @param leaving ManagedClusters that the clean-up would delete
     */
    public record Coming(
            Set<String> clusters, Set<String> tokens, Set<String> hive, boolean complete, Set<String> leaving) {}

    /** In order of their names; this hub itself is not among them. */
    public static Observed<List<ClusterForecast>> of(RestoreView view, Coming coming) {
        return ActivationGround.of(view.hub().fleet())
                .map(ground -> Observed.of(of(view, ground, coming)))
                .orElseGet(() -> Observed.unreadable(
                        "ManagedCluster",
                        String.join(" ", ActivationGround.doubts(view.hub().fleet()))));
    }

    private static List<ClusterForecast> of(RestoreView view, ActivationGround ground, Coming coming) {
        Map<String, ClusterCourse> here = new HashMap<>();
        var limit = view.now().plus(view.settings().importLimit());
        Courses.of(ground, view, limit, Set.of(), Optional.empty()).forEach(course -> here.put(course.name(), course));
        var names = new TreeSet<>(here.keySet());
        names.removeAll(coming.leaving());
        names.addAll(coming.clusters());
        names.removeAll(ground.local());
        var forecasts = new ArrayList<ClusterForecast>();
        for (var name : names) {
            var course = here.get(name);
            forecasts.add(course == null ? absent(name, view, ground, coming) : present(course, coming));
        }
        return List.copyOf(forecasts);
    }

    private static ClusterForecast present(ClusterCourse course, Coming coming) {
        var name = course.name();
        if (WITHOUT_TOKEN.contains(course.state()) && mayComeWithToken(name, coming)) {
            return unknown(name, course.why() + " " + newToken());
        }
        boolean comesAgain = coming.clusters().contains(name) || !coming.complete();
        return course.state() == ClusterState.NO_API_URL && comesAgain
                ? unknown(name, "It has no address here, and that of the backup is not known before the restore.")
                : of(name, course.state(), course.why());
    }

    private static ClusterForecast absent(String name, RestoreView view, ActivationGround ground, Coming coming) {
        var reserve = view.settings().tokenReserve();
        var choice = TokenChoice.among(ground.secrets().in(name), view.now().plus(reserve), new HashSet<>());
        boolean hive =
                coming.hive().contains(name) || !ground.deployments().in(name).isEmpty();
        return switch (choice) {
            case TokenChoice.Usable(var secrets, var dated) ->
                of(
                        name,
                        ClusterState.PENDING,
                        "It would be imported with the token in Secret %s, at the address that the backup has."
                                .formatted(secrets.getFirst().name()));
            case TokenChoice.Expired expired
            when mayComeWithToken(name, coming) ->
                unknown(name, "The token here expired at %s. %s".formatted(expired.at(), newToken()));
            case TokenChoice.Expired expired ->
                of(
                        name,
                        ClusterState.TOKEN_EXPIRED,
                        "The token in Secret %s expired at %s.".formatted(expired.secret(), expired.at()));
            case TokenChoice.None none when mayComeWithToken(name, coming) -> unknown(name, newToken());
            case TokenChoice.Unusable unusable when mayComeWithToken(name, coming) -> unknown(name, newToken());
            case TokenChoice.None none when hive -> of(name, ClusterState.HIVE, "Hive made it and imports it.");
            case TokenChoice.None none ->
                of(name, ClusterState.NO_TOKEN, "Neither the backup nor this hub has a token for it.");
            case TokenChoice.Unusable unusable ->
                of(name, ClusterState.INVALID_TOKEN, "There is no token in Secret %s.".formatted(unusable.secret()));
        };
    }

    private static boolean mayComeWithToken(String name, Coming coming) {
        return coming.tokens().contains(name) || !coming.complete();
    }

    private static String newToken() {
        return "Whether the backup has a valid token for it is not known before the restore.";
    }

    private static ClusterForecast unknown(String name, String why) {
        return new ClusterForecast(name, UNKNOWN, Comes.NOT_KNOWN, why);
    }

    private static ClusterForecast of(String name, ClusterState state, String why) {
        return new ClusterForecast(name, state.word(), comes(state.outlook()), why);
    }

    private static Comes comes(Outlook outlook) {
        return switch (outlook) {
            case CAME -> Comes.THERE;
            case ON_THE_WAY -> Comes.YES;
            case ASIDE, NEVER -> Comes.NO;
        };
    }
}
