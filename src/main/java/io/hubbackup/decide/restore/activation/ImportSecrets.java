package io.hubbackup.decide.restore.activation;

import io.hubbackup.decide.restore.RestoreKinds;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.AutoImport;
import io.hubbackup.wire.Concealed;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The secrets by which clusters are called over: how they look, and how they are made and removed (R6.13). */
final class ImportSecrets {

    private ImportSecrets() {}

    /** R6.11: whether a restore has made it, ours or the Go operator's. */
    static boolean ofRestore(SecretSeen secret) {
        return secret.name().equals(AutoImport.SECRET)
                && AutoImport.RESTORE_LABEL_VALUE.equals(secret.labels().get(AutoImport.RESTORE_LABEL));
    }

    static boolean madeFor(SecretSeen secret, String restoreUid) {
        return restoreUid.equals(secret.annotations().get(AutoImport.RESTORE_ANNOTATION));
    }

    /** Which attempt it is; the first when somebody has taken the annotation away. */
    static int attempt(SecretSeen secret) {
        try {
            return Math.max(1, Integer.parseInt(secret.annotations().getOrDefault(AutoImport.ATTEMPT_ANNOTATION, "1")));
        } catch (NumberFormatException changed) {
            return 1;
        }
    }

    /** When it was made; empty when somebody has taken the annotation away. */
    static Optional<Instant> attempted(SecretSeen secret) {
        try {
            return Optional.ofNullable(secret.annotations().get(AutoImport.ATTEMPTED_ANNOTATION))
                    .map(Instant::parse);
        } catch (DateTimeException changed) {
            return Optional.empty();
        }
    }

    /** The whole import of one cluster, in the order of the Go operator: old secret, annotation, new secret (R6.11). */
    static Plan call(ClusterCourse course, String token, RestoreView view) {
        var steps = new ArrayList<Plan>();
        course.replaced()
                .map(old -> removal(old, "R6.11 the next attempt replaces it"))
                .ifPresent(steps::add);
        if (course.cluster().coming().immediate().filter(String::isEmpty).isEmpty()) {
            steps.add(now(course));
        }
        steps.add(creation(course, token, view));
        return Plan.series(steps);
    }

    static Write removal(SecretSeen secret, String because) {
        return new Write.Delete(
                new Target(RestoreKinds.SECRET, secret.key()), secret.uid(), Write.Propagation.BACKGROUND, because);
    }

    /** Makes the import controller act under its strategy ImportOnly too. Nothing else of the cluster is touched. */
    private static Write now(ClusterCourse course) {
        var uid = course.cluster().coming().uid();
        return new Write.Patch(
                new Target(RestoreKinds.MANAGED_CLUSTER, course.cluster().key()),
                Map.of("metadata", Map.of("annotations", Map.of(AutoImport.IMMEDIATE_ANNOTATION, ""))),
                Optional.of(uid).filter(text -> !text.isEmpty()),
                Optional.empty(),
                "R6.11 the cluster is imported now, whatever the strategy");
    }

    private static Write creation(ClusterCourse course, String token, RestoreView view) {
        var target = new Target(RestoreKinds.SECRET, new ObjectKey(course.name(), AutoImport.SECRET));
        var metadata = Map.of(
                "name",
                AutoImport.SECRET,
                "namespace",
                course.name(),
                "labels",
                Map.of(AutoImport.RESTORE_LABEL, AutoImport.RESTORE_LABEL_VALUE),
                "annotations",
                Map.of(
                        AutoImport.KEEP_ANNOTATION,
                        "",
                        AutoImport.ATTEMPT_ANNOTATION,
                        String.valueOf(course.attempt()),
                        AutoImport.ATTEMPTED_ANNOTATION,
                        view.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        AutoImport.RESTORE_ANNOTATION,
                        view.uid()));
        var values = Map.of(
                AutoImport.RETRIES_FIELD, base64(AutoImport.RETRIES),
                AutoImport.SERVER_FIELD, base64(course.cluster().coming().url()),
                AutoImport.TOKEN_FIELD, new Concealed(base64(token)));
        return new Write.Create(
                target,
                Map.of(
                        "apiVersion",
                        target.kind().apiVersion(),
                        "kind",
                        target.kind().kind(),
                        "type",
                        "Opaque",
                        "metadata",
                        metadata,
                        "data",
                        values),
                "R6.13 attempt " + course.attempt() + " to import the cluster");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
