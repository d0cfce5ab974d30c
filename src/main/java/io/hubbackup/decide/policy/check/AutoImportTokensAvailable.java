package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.decide.policy.check.ClusterTokens.Found;
import io.hubbackup.decide.policy.check.ClusterTokens.State;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.TokenAccountSeen;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** T03: every cluster that would have to be imported again has a token that is valid, also one that nobody made an account for (U15, U17). */
public final class AutoImportTokensAvailable implements PolicyTemplate {

    static final String NAME = "auto-import-account-secret";

    /** The reasons of T03. */
    public enum Why implements Verdict.Reason {
        AllAvailable,
        TokensMissing,
        TokensExpired,
        AddonDisabled
    }

    private final CatalogueEntry entry;

    public AutoImportTokensAvailable(Catalogue catalogue) {
        this.entry = catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return TokenOption.judged(
                hub,
                () -> hub.components()
                        .tokenAddOn()
                        .fold(
                                there -> there
                                        ? accounts(hub, now)
                                        : disabled("ClusterManagementAddOn managed-serviceaccount is absent"),
                                api -> disabled(api + " is not served"),
                                Verdict::unreadable));
    }

    private static Verdict disabled(String why) {
        return Verdict.noncompliant(
                Why.AddonDisabled,
                "A BackupSchedule has useManagedServiceAccount, but no tokens are made: %s. Enable component managedserviceaccount of the MultiClusterEngine, or switch the option off."
                        .formatted(why));
    }

    private Verdict accounts(HubSnapshot hub, Instant now) {
        return hub.fleet()
                .tokenAccounts()
                .fold(
                        accounts -> clusters(hub, accounts, now),
                        api -> disabled(api + " is not served"),
                        Verdict::unreadable);
    }

    private Verdict clusters(HubSnapshot hub, Indexed<TokenAccountSeen> accounts, Instant now) {
        return hub.fleet()
                .clusters()
                .fold(
                        clusters -> secrets(hub, clusters, accounts, now),
                        api -> Verdict.notApplicable(api + " is not served: there are no clusters."),
                        Verdict::unreadable);
    }

    private Verdict secrets(
            HubSnapshot hub, Indexed<ClusterSeen> clusters, Indexed<TokenAccountSeen> accounts, Instant now) {
        return hub.fleet()
                .secrets()
                .fold(
                        secrets -> judge(tokens(clusters, accounts, secrets), now),
                        api -> Verdict.notApplicable(api + " is not served."),
                        Verdict::unreadable);
    }

    private List<ClusterTokens> tokens(
            Indexed<ClusterSeen> clusters, Indexed<TokenAccountSeen> accounts, Indexed<SecretSeen> secrets) {
        var local = TokenOption.localClusters(clusters);
        return clusters.stream()
                .filter(cluster -> !local.contains(cluster.name()) && !cluster.deleting())
                .map(cluster -> ClusterTokens.of(cluster, accounts, secrets, entry.duration("grace")))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Verdict judge(List<ClusterTokens> clusters, Instant now) {
        var found = clusters.stream().map(cluster -> cluster.found(now)).toList();
        var missing = in(found, State.MISSING_ACCOUNT, State.MISSING_SECRET);
        var expired = in(found, State.EXPIRED);
        var next = found.stream().flatMap(one -> one.next().stream()).min(Comparator.naturalOrder());
        return judge(found.size(), missing, expired).until(next);
    }

    private static List<Found> in(List<Found> all, State... wanted) {
        return all.stream().filter(one -> List.of(wanted).contains(one.state())).toList();
    }

    private static Verdict judge(int all, List<Found> missing, List<Found> expired) {
        if (!missing.isEmpty()) {
            return Verdict.noncompliant(
                            Why.TokensMissing,
                            "%d of %d clusters have no import token, so another hub cannot import them: %s. Check that they are available and that add-on managed-serviceaccount runs there."
                                    .formatted(missing.size(), all, names(missing)))
                    .about(SubjectKind.MANAGED_CLUSTER.ofAll(clusters(missing)));
        }
        if (!expired.isEmpty()) {
            return Verdict.noncompliant(
                            Why.TokensExpired,
                            "The import tokens of %d of %d clusters have expired: %s. Check that the clusters are available, so that they are renewed."
                                    .formatted(expired.size(), all, names(expired)))
                    .about(SubjectKind.MANAGED_CLUSTER.ofAll(clusters(expired)));
        }
        return Verdict.compliant(
                Why.AllAvailable, "All %d clusters that need an import token have one.".formatted(all));
    }

    private static Collection<ClusterSeen> clusters(List<Found> found) {
        return found.stream().map(Found::cluster).toList();
    }

    private static String names(List<Found> found) {
        return Words.names(found.stream()
                .map(one -> one.cluster().name() + " (" + one.state().text() + ")")
                .toList());
    }
}
