package io.hubbackup.demo.fleet;

import java.time.Duration;
import java.time.Instant;

/**
 * What a generated hub shall be like. The same spec gives the same objects, bit for bit.
 *
 * @param clusters number of ManagedClusters beside the local one
 * @param importedShare share of them that were imported; hive made the rest (0–1)
 * @param poolShare share of the hive clusters that came out of a ClusterPool (0–1)
 * @param secrets Secrets in all; noise fills up to this number, what the components leave is never cut
 * @param accounts how far ManagedServiceAccounts have come on the imported clusters
 * @param tokenValidity how long a token lives
 * @param payload bytes of data in each Secret
 * @param now the moment that token times are chosen around
 */
public record FleetSpec(
        long seed,
        int clusters,
        double importedShare,
        double poolShare,
        int secrets,
        Accounts accounts,
        Duration tokenValidity,
        int payload,
        Instant now) {

    /** How far ManagedServiceAccounts have come on the imported clusters. */
    public enum Accounts {
        /** The component is not enabled: no ClusterManagementAddOn, no add-ons. */
        DISABLED,
        /** The component is enabled, nobody has made an account. */
        ENABLED,
        /** Accounts exist and their tokens were issued; no Secret is labelled for backup yet. */
        ISSUED
    }

    /** A hub of this size: half of the clusters imported, a tenth of the others from pools, accounts issued. */
    public static FleetSpec of(long seed, int clusters) {
        return new FleetSpec(
                seed,
                clusters,
                0.5,
                0.1,
                0,
                Accounts.ISSUED,
                Duration.ofHours(240),
                512,
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    public FleetSpec withImportedShare(double share) {
        return new FleetSpec(seed, clusters, share, poolShare, secrets, accounts, tokenValidity, payload, now);
    }

    public FleetSpec withPoolShare(double share) {
        return new FleetSpec(seed, clusters, importedShare, share, secrets, accounts, tokenValidity, payload, now);
    }

    public FleetSpec withSecrets(int total) {
        return new FleetSpec(seed, clusters, importedShare, poolShare, total, accounts, tokenValidity, payload, now);
    }

    public FleetSpec with(Accounts stage) {
        return new FleetSpec(seed, clusters, importedShare, poolShare, secrets, stage, tokenValidity, payload, now);
    }

    public FleetSpec withTokenValidity(Duration validity) {
        return new FleetSpec(seed, clusters, importedShare, poolShare, secrets, accounts, validity, payload, now);
    }

    public FleetSpec withPayload(int bytes) {
        return new FleetSpec(seed, clusters, importedShare, poolShare, secrets, accounts, tokenValidity, bytes, now);
    }

    public FleetSpec at(Instant moment) {
        return new FleetSpec(
                seed, clusters, importedShare, poolShare, secrets, accounts, tokenValidity, payload, moment);
    }
}
