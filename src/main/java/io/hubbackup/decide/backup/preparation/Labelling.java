package io.hubbackup.decide.backup.preparation;

import io.hubbackup.hub.FleetSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.Plan;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All labels and annotations that preparation puts on existing objects, in the order of B4.1. */
record Labelling(List<Plan> groups, PreparationReport.Labels counts, List<String> doubts) {

    static Labelling of(PreparationInput input, Set<String> local) {
        var fleet = input.fleet();
        var claims = new LabelClaims();
        var outside = new OutsideLocal(local);
        hive(fleet, outside, claims);
        var secrets = outside.of(fleet.secrets());
        SourceSecrets.claim(secrets, claims);
        if (input.useManagedServiceAccount()) {
            TokenSecrets.claim(secrets, known(fleet.tokenAccounts()), input.labelTokens(), claims);
        }
        var patches = claims.patches();
        var counts = new PreparationReport.Labels(claims.size() - patches.size(), patches.size());
        return new Labelling(patches, counts, doubts(fleet));
    }

    /** The references come before the pools: a pool's pull secret is a pull secret (B4.13). */
    private static void hive(FleetSeen fleet, OutsideLocal outside, LabelClaims claims) {
        if (fleet.clusterDeployments().doubt().isPresent()) {
            return;
        }
        var deployments = outside.of(fleet.clusterDeployments());
        var secrets = known(fleet.secrets());
        HiveReferences.claim(deployments, secrets, known(fleet.configMaps()), claims);
        PoolSecrets.claim(deployments, outside.of(fleet.clusterPools()), secrets, claims);
    }

    private static List<String> doubts(FleetSeen fleet) {
        return Stream.of(
                        Doubts.of(fleet.secrets(), "no secret is labelled until it can be read"),
                        Doubts.of(fleet.configMaps(), "no manifests ConfigMap is labelled until it can be read"),
                        Doubts.of(fleet.clusterDeployments(), "nothing of hive is labelled until it can be read"),
                        Doubts.of(fleet.clusterPools(), "no secret of a ClusterPool is labelled until it can be read"))
                .flatMap(List::stream)
                .toList();
    }

    /** Labels are only ever added: what cannot be read now is labelled later, and stands in the doubts meanwhile. */
    private static <T extends Keyed> Indexed<T> known(Observed<Indexed<T>> seen) {
        return seen.fold(found -> found, notServed -> Indexed.empty(), unreadable -> Indexed.empty());
    }

    /** The view on a kind without the hub's own namespaces (BW38). */
    private record OutsideLocal(Set<String> local) {
        <T extends Keyed> List<T> of(Observed<Indexed<T>> seen) {
            return known(seen).stream()
                    .filter(item -> !local.contains(item.namespace()))
                    .toList();
        }
    }
}
