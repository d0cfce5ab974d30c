package io.hubbackup.decide.restore.activation;

import static io.hubbackup.decide.restore.activation.ClusterState.*;

import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.activation.ClusterState.Outlook;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.wire.AutoImport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells of every cluster where it stands, by what is seen and the time alone (R6.11, W23). */
final class Courses {

    private static final String BY_HAND =
            "import it by hand, or put an auto-import-secret of your own into its namespace";

    private final ActivationGround ground;
    private final RestoreView view;
    private final Instant limit;
    private final Set<String> unusable;
    private final Optional<Rival> rival;
    private final Set<String> local;

    private Courses(
            ActivationGround ground, RestoreView view, Instant limit, Set<String> unusable, Optional<Rival> rival) {
        this.ground = ground;
        this.view = view;
        this.limit = limit;
        this.unusable = unusable;
        this.rival = rival;
        this.local = ground.local();
    }

    /**
     * In order of their names; each looks into its own namespace only (W39).
     *
     * @param limit from then on nothing is on its way any more
     * @param unusable UIDs of token secrets that hold no token
     * @param rival to whom all are left that are not here yet
     */
    static List<ClusterCourse> of(
            ActivationGround ground, RestoreView view, Instant limit, Set<String> unusable, Optional<Rival> rival) {
        var courses = new Courses(ground, view, limit, unusable, rival);
        return ground.clusters().stream().map(courses::of).toList();
    }

    private ClusterCourse of(ClusterSeen cluster) {
        if (local.contains(cluster.name())) {
            return ClusterCourse.of(cluster, LOCAL, "It is this hub.", "");
        }
        if (cluster.deleting()) {
            return ClusterCourse.of(cluster, LEAVING, "Its ManagedCluster is being deleted.", "");
        }
        if (cluster.available().equals("True")) {
            return ClusterCourse.of(cluster, AVAILABLE, "Its agent reports to this hub.", "");
        }
        var course = underWay(cluster);
        if (!course.is(Outlook.ON_THE_WAY)) {
            return course;
        }
        return rival.map(other -> left(cluster, other))
                .orElseGet(() -> view.now().isBefore(limit) ? course : tooLate(course));
    }

    private static ClusterCourse left(ClusterSeen cluster, Rival rival) {
        return ClusterCourse.of(
                cluster,
                LEFT_TO_OTHER_HUB,
                "It is left to hub %s, which has taken the clusters over later than this one.".formatted(rival.hub()),
                "Cluster (%s) is left to hub %s".formatted(cluster.name(), rival.hub()));
    }

    private ClusterCourse underWay(ClusterSeen cluster) {
        if (cluster.coming().disabled()) {
            return ClusterCourse.of(
                    cluster,
                    SWITCHED_OFF,
                    "Its annotation " + AutoImport.DISABLED_ANNOTATION
                            + " switches automatic import off; remove it, or " + BY_HAND + ".",
                    "Skip cluster (%s) - automatic import is switched off for it".formatted(cluster.name()));
        }
        var there = ground.secrets().get(cluster.name(), AutoImport.SECRET);
        if (there.filter(secret -> !ImportSecrets.ofRestore(secret)).isPresent()) {
            return ClusterCourse.of(
                    cluster,
                    FOREIGN_SECRET,
                    "An auto-import-secret that no restore has made is there and left alone; delete it to have the cluster imported with its token.",
                    "Failed to create auto-import-secret for (%s)".formatted(cluster.name()));
        }
        var choice = TokenChoice.among(
                ground.secrets().in(cluster.name()), view.now().plus(reserve()), unusable);
        if (choice instanceof TokenChoice.None
                && !ground.deployments().in(cluster.name()).isEmpty()) {
            return ClusterCourse.of(cluster, HIVE, "Hive made it and imports it with its own kubeconfig.", "");
        }
        if (cluster.coming().url().isEmpty()) {
            return ClusterCourse.of(
                    cluster,
                    NO_API_URL,
                    "Its spec.managedClusterClientConfigs has no url; set it to the address of its API server, or "
                            + BY_HAND + ".",
                    "Cannot reimport cluster %s, no serverUrl property".formatted(cluster.name()));
        }
        return there.filter(secret -> ImportSecrets.madeFor(secret, view.uid()))
                .flatMap(secret -> attempt(cluster, secret))
                .orElseGet(() -> toImport(cluster, choice, there));
    }

    /** Empty when the attempt has failed and the next one is due. */
    private Optional<ClusterCourse> attempt(ClusterSeen cluster, SecretSeen secret) {
        var created = "Created auto-import-secret for (%s)".formatted(cluster.name());
        int attempt = ImportSecrets.attempt(secret);
        var attempted = ImportSecrets.attempted(secret).orElse(view.now());
        if (cluster.coming().status().equals("True")) {
            return Optional.of(ClusterCourse.of(
                    cluster, IMPORTED, "It was imported; its agent has still to report to this hub.", created));
        }
        var failure = failure(cluster);
        var course = ClusterCourse.of(
                cluster,
                IMPORTING,
                "Attempt %d began at %s%s."
                        .formatted(
                                attempt,
                                attempted,
                                failure.map(why -> " and met: " + why).orElse("")),
                created);
        if (failure.isEmpty()) {
            return Optional.of(course);
        }
        var again = attempted.plus(backoff(attempt));
        return view.now().isBefore(again) ? Optional.of(course.lookedAtAgain(again)) : Optional.empty();
    }

    /** Until the next attempt: twice as long each time. */
    private Duration backoff(int attempt) {
        return view.settings().importRetry().multipliedBy(1L << Math.min(attempt - 1, 10));
    }

    private ClusterCourse toImport(ClusterSeen cluster, TokenChoice choice, Optional<SecretSeen> there) {
        var name = cluster.name();
        return switch (choice) {
            case TokenChoice.None none ->
                ClusterCourse.of(
                        cluster,
                        NO_TOKEN,
                        "The backup holds no token of a managed service account for it; " + BY_HAND + ".",
                        "No suitable MSA secret found for cluster (%s)".formatted(name));
            case TokenChoice.Unusable(var secret) ->
                ClusterCourse.of(
                        cluster,
                        INVALID_TOKEN,
                        "There is no token in Secret %s; %s.".formatted(secret, BY_HAND),
                        "Skip MSA access token for cluster (%s) - invalid token data in secret (%s)"
                                .formatted(name, secret));
            case TokenChoice.Expired(var secret, var at) ->
                ClusterCourse.of(
                        cluster,
                        TOKEN_EXPIRED,
                        "The token in Secret %s expired at %s; %s.".formatted(secret, at, BY_HAND),
                        "Skip MSA access token for cluster (%s) - the token in secret (%s) expired at %s"
                                .formatted(name, secret, at));
            case TokenChoice.Usable usable -> pending(cluster, usable, there);
        };
    }

    private ClusterCourse pending(ClusterSeen cluster, TokenChoice.Usable usable, Optional<SecretSeen> there) {
        int attempt = there.filter(secret -> ImportSecrets.madeFor(secret, view.uid()))
                .map(secret -> ImportSecrets.attempt(secret) + 1)
                .orElse(1);
        var why = "It has still to be imported"
                + (usable.dated()
                        ? ""
                        : "; when the token in Secret %s expires cannot be read, so it is tried"
                                .formatted(usable.secrets().getFirst().name()))
                + ".";
        return new ClusterCourse(cluster, PENDING, why, "", usable.secrets(), there, attempt, Optional.empty());
    }

    private ClusterCourse tooLate(ClusterCourse course) {
        var cluster = course.cluster();
        return failure(cluster)
                .map(why -> ClusterCourse.of(
                        cluster,
                        UNREACHABLE,
                        "The import controller could not import it until %s: %s".formatted(limit, why),
                        "Cluster (%s) could not be imported: %s".formatted(cluster.name(), why)))
                .orElseGet(() -> ClusterCourse.of(
                        cluster,
                        TIMED_OUT,
                        "It did not become available until %s: %s".formatted(limit, delay(course)),
                        "Cluster (%s) did not become available until %s".formatted(cluster.name(), limit)));
    }

    private static String delay(ClusterCourse course) {
        return course.cluster().accepted() ? course.why() : "spec.hubAcceptsClient is false; accept it on this hub.";
    }

    /** What the import controller says has gone wrong, if anything. */
    private static Optional<String> failure(ClusterSeen cluster) {
        var coming = cluster.coming();
        boolean failed = coming.status().equals("False")
                && !coming.reason().equals(AutoImport.WAITS)
                && !coming.reason().equals(AutoImport.UNDER_WAY);
        return failed ? Optional.of(coming.reason() + ", " + coming.message()) : Optional.empty();
    }

    private Duration reserve() {
        return view.settings().tokenReserve();
    }
}
