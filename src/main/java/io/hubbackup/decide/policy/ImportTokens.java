package io.hubbackup.decide.policy;

import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.wire.MsaNames;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The managed clusters of the hub, and the tokens with which another hub would call them. */
public final class ImportTokens {

    private final Indexed<ClusterSeen> clusters;
    private final Indexed<SecretSeen> secrets;
    private final Indexed<TokenAccountSeen> accounts;

    private ImportTokens(
            Indexed<ClusterSeen> clusters, Indexed<SecretSeen> secrets, Indexed<TokenAccountSeen> accounts) {
        this.clusters = clusters;
        this.secrets = secrets;
        this.accounts = accounts;
    }

    /** Unreadable when clusters, secrets or accounts are; what is not served is not there. */
    public static Observed<ImportTokens> of(HubSnapshot hub) {
        var fleet = hub.fleet();
        return readable(fleet.clusters())
                .fold(
                        clusters -> readable(fleet.secrets())
                                .fold(
                                        secrets -> readable(fleet.tokenAccounts())
                                                .map(accounts -> new ImportTokens(clusters, secrets, accounts)),
                                        Observed::notServed,
                                        no -> Observed.unreadable(no.api(), no.why())),
                        Observed::notServed,
                        no -> Observed.unreadable(no.api(), no.why()));
    }

    private static <T extends Keyed> Observed<Indexed<T>> readable(Observed<Indexed<T>> seen) {
        return seen.fold(
                Observed::of, api -> Observed.of(Indexed.<T>empty()), no -> Observed.unreadable(no.api(), no.why()));
    }

    /** One token. */
    public record Token(SecretSeen secret, Optional<Instant> end) {

        /** Whether it takes part in a backup: by which of the labels does not matter. */
        public boolean labelled() {
            return secret.selected();
        }

        /** Whether it is good until then; one that does not say until when it is good is. */
        public boolean outlives(Instant when) {
            return end.filter(expiry -> !expiry.isAfter(when)).isEmpty();
        }
    }

    /** Those that belong to the hub, by name: neither its own cluster, nor one on its way out, nor one that never joined. */
    public List<ClusterSeen> managed() {
        return clusters.stream()
                .filter(cluster -> !cluster.local() && !cluster.deleting() && cluster.accepted() && cluster.joined())
                .sorted(Comparator.comparing(ClusterSeen::name))
                .toList();
    }

    /** Whether Hive made it; it needs no token (B4.21). */
    public boolean hive(ClusterSeen cluster) {
        return secrets.in(cluster.name()).stream().anyMatch(SecretSeen::ofHive);
    }

    /** Its tokens, normally one or two (B4.28). */
    public List<Token> tokens(ClusterSeen cluster) {
        return secrets.in(cluster.name()).stream()
                .filter(secret -> secret.importToken() && !secret.deleting())
                .map(secret -> new Token(secret, end(secret)))
                .toList();
    }

    /** B4.30: the annotation goes into the backup; until it is there the account says the same. */
    private Optional<Instant> end(SecretSeen secret) {
        return Optional.ofNullable(secret.annotations().get(MsaNames.EXPIRATION_ANNOTATION))
                .flatMap(ImportTokens::instant)
                .or(() -> accounts.get(secret.key())
                        .flatMap(TokenAccountSeen::expirationTimestamp)
                        .flatMap(ImportTokens::instant));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
