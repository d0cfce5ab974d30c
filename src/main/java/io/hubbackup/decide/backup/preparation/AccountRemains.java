package io.hubbackup.decide.backup.preparation;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.HubNames;
import io.hubbackup.wire.MsaNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What is left in one namespace of the objects that were made for import accounts (B4.32–B4.34). */
final class AccountRemains {

    private final List<TokenAccountSeen> accounts = new ArrayList<>();
    private final List<Plan> dependents = new ArrayList<>();
    private int dependentsSeen;

    private AccountRemains() {}

    /** By namespace, without those of the hub itself; one walk over each kind. */
    static Collection<AccountRemains> of(AccountGround ground, Set<String> local) {
        var remains = new Remains(local, new TreeMap<>());
        ground.accounts().stream()
                .filter(AccountRemains::isOurs)
                .forEach(account -> remains.with(account, (in, found) -> in.accounts.add(found)));
        ground.addOns().stream()
                .filter(addOn -> addOn.name().equals(MsaNames.ADD_ON) && carriesOurLabel(addOn.labels()))
                .forEach(addOn -> remains.with(
                        addOn,
                        (in, found) -> in.add(Kinds.MANAGED_CLUSTER_ADD_ON, found, found.uid(), found.deleting())));
        ground.works().stream()
                .filter(work -> ImportWork.isOurs(work.name()))
                .forEach(work -> remains.with(
                        work, (in, found) -> in.add(Kinds.MANIFEST_WORK, found, found.uid(), found.deleting())));
        ground.secrets().stream()
                .filter(SecretSeen::importToken)
                .filter(secret -> ground.accounts().get(secret.key()).isEmpty())
                .forEach(secret -> remains.with(
                        secret, (in, found) -> in.add(Kinds.SECRET, found, found.uid(), found.deleting())));
        return remains.byNamespace().values();
    }

    /** The deletes that may be done now. */
    List<Plan> next() {
        return accounts.isEmpty()
                ? dependents
                : accounts.stream()
                        .filter(account -> !account.deleting())
                        .map(AccountRemains::removeAccount)
                        .toList();
    }

    /** Accounts on which the add-on is still at work. */
    List<TokenAccountSeen> going() {
        return accounts.stream().filter(TokenAccountSeen::deleting).toList();
    }

    /** Objects that are still there, also those that are on their way out. */
    int size() {
        return accounts.size() + dependentsSeen;
    }

    /** B4.33: what is being deleted is not deleted again. */
    private void add(ApiKind kind, Keyed seen, String uid, boolean deleting) {
        dependentsSeen++;
        if (!deleting) {
            dependents.add(new Write.Delete(
                    new Target(kind, seen.key()),
                    uid,
                    Write.Propagation.BACKGROUND,
                    "B4.32 import accounts are switched off"));
        }
    }

    private static Plan removeAccount(TokenAccountSeen account) {
        return new Write.Delete(
                new Target(Kinds.MANAGED_SERVICE_ACCOUNT, account.key()),
                account.uid(),
                Write.Propagation.FOREGROUND,
                "B4.32 import accounts are switched off");
    }

    /** B4.32: what the installer of the hub made is not ours, even when it carries our label. */
    private static boolean isOurs(TokenAccountSeen account) {
        return account.name().startsWith(MsaNames.ACCOUNT)
                && carriesOurLabel(account.labels())
                && !HubNames.INSTALLER_LABEL_VALUE.equals(account.labels().get(HubNames.INSTALLER_LABEL));
    }

    private static boolean carriesOurLabel(Map<String, String> labels) {
        return MsaNames.ACCOUNT.equals(labels.get(MsaNames.LABEL));
    }

    private record Remains(Set<String> local, Map<String, AccountRemains> byNamespace) {

        <T extends Keyed> void with(T seen, BiConsumer<AccountRemains, T> note) {
            if (!local.contains(seen.namespace())) {
                note.accept(byNamespace.computeIfAbsent(seen.namespace(), any -> new AccountRemains()), seen);
            }
        }
    }
}
