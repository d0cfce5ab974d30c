package io.hubbackup.demo.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What an imported cluster has beside the common objects: the account that it can be imported again with, and its tokens. */
final class ImportedCluster {

    private static final int CUSTOM_NAMESPACE_EVERY = 7;
    private static final int OTHER_ACCOUNT_EVERY = 13;
    private static final int PAIR_EVERY = 50;

    private final FleetSpec spec;
    private final int index;
    private final String name;
    private final Secrets secrets;
    private final Random random;

    ImportedCluster(FleetSpec spec, int index, String name, Secrets secrets) {
        this.spec = spec;
        this.index = index;
        this.name = name;
        this.secrets = secrets;
        this.random = new Random(spec.seed() * 31 + index);
    }

    List<Manifest> objects() {
        return switch (spec.accounts()) {
            case DISABLED -> List.of();
            case ENABLED -> othersAccounts();
            case ISSUED -> issued();
        };
    }

    private List<Manifest> issued() {
        var all = new ArrayList<>(List.of(addOn()));
        all.addAll(account(Marks.ACCOUNT));
        if (index % PAIR_EVERY == 0) {
            all.addAll(account(Marks.ACCOUNT_PAIR));
        }
        all.addAll(othersAccounts());
        return all;
    }

    private Manifest addOn() {
        var namespace = index % CUSTOM_NAMESPACE_EVERY == 0 ? "custom-agent-addon" : Marks.ADD_ON_NAMESPACE;
        return Manifest.of("addon.open-cluster-management.io/v1alpha1", "ManagedClusterAddOn", Marks.ACCOUNT_ADD_ON)
                .in(name)
                .label(Marks.MANAGED_ACCOUNT, Marks.ACCOUNT)
                .spec(Map.of())
                .status(Map.of("namespace", namespace));
    }

    private List<Manifest> account(String account) {
        var refreshed =
                spec.now().minusSeconds(random.nextLong(spec.tokenValidity().toSeconds()));
        return List.of(serviceAccount(account, refreshed).label(Marks.MANAGED_ACCOUNT, Marks.ACCOUNT), token(account));
    }

    private Manifest serviceAccount(String account, Instant refreshed) {
        return Manifest.of("authentication.open-cluster-management.io/v1beta1", "ManagedServiceAccount", account)
                .in(name)
                .spec(Map.of(
                        "rotation",
                        Map.of("enabled", true, "validity", spec.tokenValidity().toHours() + "h0m0s")))
                .status(Map.of(
                        "expirationTimestamp",
                        refreshed.plus(spec.tokenValidity()).toString(),
                        "tokenSecretRef",
                        Map.of("name", account, "lastRefreshTimestamp", refreshed.toString())));
    }

    private Manifest token(String account) {
        return secrets.opaque(name, account, "token").label(Marks.MANAGED_ACCOUNT, "true");
    }

    /** An account that some team made for itself; a backup must leave it alone. */
    private List<Manifest> othersAccounts() {
        return index % OTHER_ACCOUNT_EVERY == 0
                ? List.of(serviceAccount("team-account", spec.now()), token("team-account"))
                : List.of();
    }
}
