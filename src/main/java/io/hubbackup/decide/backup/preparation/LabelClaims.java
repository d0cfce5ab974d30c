package io.hubbackup.decide.backup.preparation;

import io.hubbackup.hub.ClusterDeploymentSeen;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.HiveNames;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who wants which label on which object. The first claim on an object wins (B4.13), and what is wanted of one object
 * becomes one patch that touches nothing else (BW24).
 */
final class LabelClaims {

    private final Map<Target, Claim> claims = new LinkedHashMap<>();

    /** B4.4: selects the object for the backup, unless it is selected. */
    void select(ApiKind kind, SecretSeen object, String value, String because) {
        if (object.deleting()) {
            return;
        }
        Map<String, @Nullable String> labels =
                object.selected() ? Map.of() : Collections.singletonMap(BackupLabels.BACKUP, value);
        add(new Claim(new Target(kind, object.key()), object.uid(), labels, Map.of(), because));
    }

    /** B4.9: takes the selecting label away. */
    void deselect(ApiKind kind, SecretSeen object, String because) {
        Map<String, @Nullable String> labels = Collections.singletonMap(BackupLabels.BACKUP, null);
        add(new Claim(new Target(kind, object.key()), object.uid(), labels, Map.of(), because));
    }

    /** B4.30: sets annotations; those that are so already cost nothing. */
    void annotate(ApiKind kind, SecretSeen object, Map<String, String> wanted, String because) {
        if (object.deleting()) {
            return;
        }
        var missing = new LinkedHashMap<>(wanted);
        missing.entrySet()
                .removeIf(entry -> entry.getValue().equals(object.annotations().get(entry.getKey())));
        add(new Claim(new Target(kind, object.key()), object.uid(), Map.of(), missing, because));
    }

    /** B4.18: lets hive take the ClusterDeployment when it is restored; an empty value does not (compat). */
    void letRestore(ApiKind kind, ClusterDeploymentSeen deployment, String because) {
        Map<String, @Nullable String> labels =
                deployment.drLabel().filter(value -> !value.isEmpty()).isPresent()
                        ? Map.of()
                        : Map.of(HiveNames.DISABLE_CREATION_WEBHOOK, HiveNames.DISABLE_CREATION_WEBHOOK_VALUE);
        add(new Claim(new Target(kind, deployment.key()), deployment.uid(), labels, Map.of(), because));
    }

    /** The patches that are still needed, in the order of the claims. */
    List<Plan> patches() {
        return claims.values().stream()
                .flatMap(claim -> claim.patch().stream())
                .map(Plan.class::cast)
                .toList();
    }

    /** How many objects were claimed. */
    int size() {
        return claims.size();
    }

    private void add(Claim claim) {
        claims.merge(claim.target(), claim, Claim::and);
    }

    private record Claim(
            Target target,
            String uid,
            Map<String, @Nullable String> labels,
            Map<String, String> annotations,
            String because) {

        Claim and(Claim later) {
            var both = new HashMap<>(later.annotations);
            both.putAll(annotations);
            boolean first = !labels.isEmpty() || later.labels.isEmpty();
            return new Claim(
                    target, uid, first ? labels : later.labels, both, first && !isSettled() ? because : later.because);
        }

        boolean isSettled() {
            return labels.isEmpty() && annotations.isEmpty();
        }

        Optional<Write> patch() {
            if (isSettled()) {
                return Optional.empty();
            }
            var metadata = new LinkedHashMap<String, Object>();
            if (!labels.isEmpty()) {
                metadata.put("labels", labels);
            }
            if (!annotations.isEmpty()) {
                metadata.put("annotations", annotations);
            }
            // No resourceVersion: a merge of one label is right whatever else changed meanwhile (BW23, BW24).
            return Optional.of(
                    new Write.Patch(target, Map.of("metadata", metadata), Optional.of(uid), Optional.empty(), because));
        }
    }
}
