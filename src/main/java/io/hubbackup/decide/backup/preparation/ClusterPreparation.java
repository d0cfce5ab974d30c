package io.hubbackup.decide.backup.preparation;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.hub.AddOnSeen;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.hub.WorkSeen;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.ImportWorkNames;
import io.hubbackup.wire.MsaNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one imported cluster still needs: add-on, works, accounts, in this order (B4.22–B4.28). */
final class ClusterPreparation {

    private final AccountGround ground;
    private final String validity;
    private final Instant now;
    private final Map<String, List<ImportWork>> worksByNamespace = new HashMap<>();

    ClusterPreparation(AccountGround ground, String validity, Instant now) {
        this.ground = ground;
        this.validity = validity;
        this.now = now;
    }

    List<Plan> steps(String cluster) {
        var steps = new ArrayList<Plan>();
        var addOn = ground.addOns().get(cluster, MsaNames.ADD_ON);
        if (addOn.isEmpty()) {
            steps.add(AccountBodies.addOn(cluster));
        }
        for (var legacy : ImportWork.LEGACY) {
            work(cluster, legacy).filter(work -> !work.deleting()).ifPresent(work -> steps.add(remove(work)));
        }
        var installNamespace = addOn.flatMap(AddOnSeen::installNamespace)
                .filter(name -> !name.isEmpty())
                .orElse(ImportWorkNames.DEFAULT_INSTALL_NAMESPACE);
        for (var account : ImportAccount.values()) {
            if (wanted(cluster, account)) {
                works(account, installNamespace).forEach(work -> align(cluster, work, steps));
                align(cluster, account, steps);
            }
        }
        return steps;
    }

    /** An account and the secret with its token; what the restore side needs of this cluster. */
    boolean hasToken(String cluster) {
        return account(cluster, ImportAccount.MAIN).isPresent()
                && secret(cluster, ImportAccount.MAIN)
                        .filter(SecretSeen::importToken)
                        .isPresent();
    }

    /** The coming moment at which the pair is due; empty while there is one, or while it is due already. */
    Optional<Instant> nextHalfLife(String cluster) {
        return account(cluster, ImportAccount.PAIR).isPresent()
                ? Optional.empty()
                : halfLife(cluster).filter(now::isBefore);
    }

    /** B4.28, BW28: once half the life is over a pair is missing, however late that is noticed. */
    private boolean wanted(String cluster, ImportAccount account) {
        return switch (account) {
            case MAIN -> true;
            case PAIR ->
                account(cluster, ImportAccount.PAIR).isPresent()
                        || halfLife(cluster).filter(half -> !now.isBefore(half)).isPresent();
        };
    }

    private Optional<Instant> halfLife(String cluster) {
        return account(cluster, ImportAccount.MAIN)
                .flatMap(main ->
                        HalfLife.of(main, secret(cluster, ImportAccount.MAIN).filter(SecretSeen::importToken)));
    }

    private List<ImportWork> works(ImportAccount account, String installNamespace) {
        return worksByNamespace.computeIfAbsent(
                account + "/" + installNamespace, any -> ImportWork.of(account, installNamespace));
    }

    /** BW30: a work of the right name with another content is repaired; one that is going is waited for. */
    private void align(String cluster, ImportWork wanted, List<Plan> steps) {
        var seen = work(cluster, wanted.name());
        if (seen.isEmpty()) {
            steps.add(AccountBodies.work(cluster, wanted));
            return;
        }
        var work = seen.get();
        boolean right =
                work.manifests().equals(wanted.fingerprint()) && work.labels().containsKey(BackupLabels.BACKUP);
        if (!right && !work.deleting()) {
            steps.add(AccountBodies.repair(work, wanted));
        }
    }

    private void align(String cluster, ImportAccount account, List<Plan> steps) {
        var seen = account(cluster, account);
        if (seen.isEmpty()) {
            leftover(cluster, account).ifPresent(steps::add);
            steps.add(AccountBodies.account(cluster, account, validity));
            return;
        }
        // B4.26: an account without a validity was made so by somebody; it is left so.
        seen.filter(found -> !found.deleting())
                .filter(found -> found.validity()
                        .filter(text -> !TokenValidity.same(text, validity))
                        .isPresent())
                .ifPresent(found -> steps.add(AccountBodies.validity(found, validity)));
    }

    /**
     * The token secret of an account that no longer exists, for instance one that was restored: the add-on would not
     * replace it. One that has an account as its owner is either younger than our list of accounts or already on its way
     * out, and stays (BW3).
     */
    private Optional<Plan> leftover(String cluster, ImportAccount account) {
        return secret(cluster, account)
                .filter(SecretSeen::importToken)
                .filter(secret -> !secret.deleting())
                .filter(secret -> !secret.owners().contains(MsaNames.KIND + "/" + account.account()))
                .map(secret -> new Write.Delete(
                        new Target(Kinds.SECRET, secret.key()),
                        secret.uid(),
                        Write.Propagation.BACKGROUND,
                        "B4.26 token of an account that is gone"));
    }

    private static Plan remove(WorkSeen work) {
        return new Write.Delete(
                new Target(Kinds.MANIFEST_WORK, work.key()),
                work.uid(),
                Write.Propagation.BACKGROUND,
                "B4.24 work of an older release");
    }

    private Optional<WorkSeen> work(String cluster, String name) {
        return ground.works().get(cluster, name);
    }

    private Optional<TokenAccountSeen> account(String cluster, ImportAccount account) {
        return ground.accounts().get(cluster, account.account());
    }

    private Optional<SecretSeen> secret(String cluster, ImportAccount account) {
        return ground.secrets().get(cluster, account.account());
    }
}
