package io.hubbackup.decide.backup.preparation;

import io.hubbackup.hub.AddOnSeen;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.FleetSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.hub.WorkSeen;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The five kinds without which nothing can be said about import accounts: each decides about the others (BW3, BW15). */
record AccountGround(
        Indexed<ClusterSeen> clusters,
        Indexed<AddOnSeen> addOns,
        Indexed<WorkSeen> works,
        Indexed<TokenAccountSeen> accounts,
        Indexed<SecretSeen> secrets) {

    private static final String CONSEQUENCE = "import accounts are neither made nor removed until it can be read";

    /** Empty exactly when there are {@link #doubts}. */
    static Optional<AccountGround> of(FleetSeen fleet) {
        return read(fleet.clusters())
                .flatMap(clusters -> read(fleet.addOns())
                        .flatMap(addOns -> read(fleet.works())
                                .flatMap(works -> read(fleet.tokenAccounts())
                                        .flatMap(accounts -> read(fleet.secrets())
                                                .map(secrets -> new AccountGround(
                                                        clusters, addOns, works, accounts, secrets))))));
    }

    static List<String> doubts(FleetSeen fleet) {
        return Stream.<Observed<?>>of(
                        fleet.clusters(), fleet.addOns(), fleet.works(), fleet.tokenAccounts(), fleet.secrets())
                .flatMap(seen -> Doubts.ofRequired(seen, CONSEQUENCE).stream())
                .toList();
    }

    private static <T> Optional<T> read(Observed<T> seen) {
        return seen.fold(Optional::of, notServed -> Optional.empty(), unreadable -> Optional.empty());
    }
}
