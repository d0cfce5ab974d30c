package io.hubbackup.decide.backup.preparation;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The option is off: what was made for import accounts goes (4.6).
 *
 * <p>Per cluster the accounts go first, so that the add-on takes their counterparts off the managed cluster; only when
 * they are gone follow add-on, works and tokens. No finalizer is ever taken away (BW25).
 */
final class AccountRemoval {

    private static final String CONSEQUENCE = "no import account is removed until it can be read";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private AccountRemoval() {}

    /** Nothing is deleted unless every kind that has a say was read, and the kind of the accounts is served (B4.19, BW15, BW27). */
    static AccountPart prepare(PreparationInput input, Set<String> local) {
        boolean served = input.fleet().tokenAccounts().fold(accounts -> true, api -> false, unreadable -> true);
        if (!served) {
            return AccountPart.nothing(List.of());
        }
        var doubts = doubts(input);
        return doubts.isEmpty()
                ? AccountGround.of(input.fleet())
                        .map(ground -> remove(AccountRemains.of(ground, local), input.now()))
                        .orElseGet(() -> AccountPart.nothing(List.of()))
                : AccountPart.nothing(doubts);
    }

    private static List<String> doubts(PreparationInput input) {
        return Stream.of(
                        AccountGround.doubts(input.fleet()),
                        Doubts.of(input.components().tokenAddOn(), CONSEQUENCE),
                        input.catalogue()
                                .fold(
                                        catalogue -> catalogue.serves(
                                                        Kinds.MANAGED_SERVICE_ACCOUNT.group(),
                                                        Kinds.MANAGED_SERVICE_ACCOUNT.kind())
                                                ? List.<String>of()
                                                : List.of("Discovery does not name the kind ManagedServiceAccount,"
                                                        + " although it was read; no import account is removed."),
                                        notServed -> Doubts.ofRequired(input.catalogue(), CONSEQUENCE),
                                        unreadable -> Doubts.of(input.catalogue(), CONSEQUENCE)))
                .flatMap(List::stream)
                .toList();
    }

    private static AccountPart remove(Collection<AccountRemains> clusters, Instant now) {
        var groups = new ArrayList<Plan>();
        var going = new ArrayList<TokenAccountSeen>();
        int remaining = 0;
        for (var cluster : clusters) {
            remaining += cluster.size();
            going.addAll(cluster.going());
            if (!cluster.next().isEmpty()) {
                groups.add(Plan.parallel(cluster.next()));
            }
        }
        var stuck = going.stream()
                .filter(account -> !now.isBefore(patienceEnds(account)))
                .toList();
        return new AccountPart(
                groups,
                PreparationReport.Clusters.NONE,
                new PreparationReport.Removal(
                        remaining,
                        stuck.stream().map(TokenAccountSeen::key).sorted().toList()),
                stuck.isEmpty() ? List.of() : List.of(stuckSentence(stuck)),
                nextPatience(going, now));
    }

    private static Instant patienceEnds(TokenAccountSeen account) {
        return account.deletingSince().orElse(Instant.EPOCH).plus(PATIENCE);
    }

    private static Optional<Instant> nextPatience(List<TokenAccountSeen> going, Instant now) {
        return going.stream()
                .map(AccountRemoval::patienceEnds)
                .filter(now::isBefore)
                .min(Instant::compareTo);
    }

    private static String stuckSentence(List<TokenAccountSeen> stuck) {
        var since = stuck.stream()
                .flatMap(account -> account.deletingSince().stream())
                .min(Instant::compareTo)
                .map(Instant::toString)
                .orElse("long ago");
        return "ManagedServiceAccounts that cannot be deleted, the first since " + since + ": "
                + Some.of(stuck.stream().map(TokenAccountSeen::key).toList())
                + "; check that the add-on managed-serviceaccount runs on these clusters and that they are reachable.";
    }
}
