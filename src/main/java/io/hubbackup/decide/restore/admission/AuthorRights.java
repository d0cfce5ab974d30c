package io.hubbackup.decide.restore.admission;

import io.hubbackup.api.Restore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * D31: what the author of a Restore must be allowed to do himself, because the operator does it in his place.
 *
 * <p>A backup holds hundreds of kinds; each sort of data is stood for by its most powerful one. Who may write Secrets everywhere can make himself the token of any
 * ServiceAccount, and who may write Policies reaches every managed cluster: neither gains by a Restore what he could not have without it.
 */
public final class AuthorRights {

    private static final String CLUSTERS = "managedclusters";
    private static final String CLUSTERS_GROUP = "cluster.open-cluster-management.io";
    private static final String POLICIES = "policies";
    private static final String POLICIES_GROUP = "policy.open-cluster-management.io";
    private static final String SECRETS = "secrets";
    private static final String CORE = "";

    /** Annotations by which somebody lets the operator go on: to set one of them is the act of an author (D31, D32). */
    static final Set<String> WORDS_OF_THE_AUTHOR = Set.of(RestoreWish.CLEANUP_ALL_CONFIRMED, RestoreWish.CONFIRM);

    private AuthorRights() {}

    /** What whoever creates this object needs; in the order in which it is told. */
    public static List<Right> toCreate(Restore created) {
        return needed(RestoreWish.of(created), created.getMetadata().getNamespace());
    }

    /** What whoever changes an object so needs: nothing for labels, finalizers and other metadata, nor while it is being deleted (W12). */
    public static List<Right> toUpdate(Restore before, Restore after) {
        boolean free = RestoreChecks.beingDeleted(after)
                || !RestoreChecks.specChanged(before, after) && !newlyConfirmed(before, after);
        return free ? List.of() : toCreate(after);
    }

    /** To take a confirmation away lets nothing go on. */
    private static boolean newlyConfirmed(Restore before, Restore after) {
        return WORDS_OF_THE_AUTHOR.stream()
                .anyMatch(
                        key -> given(after, key).isPresent() && !Objects.equals(given(before, key), given(after, key)));
    }

    private static Optional<String> given(Restore restore, String annotation) {
        return Optional.ofNullable(RestoreWish.annotations(restore).get(annotation));
    }

    static List<Right> needed(RestoreWish wish, String namespace) {
        var rights = new ArrayList<Right>();
        boolean all = wish.cleanup().fold(option -> option == Cleanup.ALL, why -> false);
        boolean removes = all || wish.cleanup().fold(option -> option == Cleanup.RESTORED, why -> false);
        boolean restores = !wish.skipsAll();
        boolean policies = wish.resources().wanted() || wish.activates();
        if (restores) {
            rights.add(new Right("create", "velero.io", "restores", Optional.of(namespace)));
            writes(rights, CORE, SECRETS);
        }
        if (policies) {
            writes(rights, POLICIES_GROUP, POLICIES);
        }
        if (wish.activates()) {
            writes(rights, CLUSTERS_GROUP, CLUSTERS);
        }
        if (all || removes && restores) {
            rights.add(Right.everywhere("delete", CORE, SECRETS));
        }
        if (removes && policies) {
            rights.add(Right.everywhere("delete", POLICIES_GROUP, POLICIES));
        }
        if (all || removes && wish.activates()) {
            rights.add(Right.everywhere("delete", CLUSTERS_GROUP, CLUSTERS));
        }
        return List.copyOf(rights);
    }

    private static void writes(List<Right> rights, String group, String resource) {
        rights.add(Right.everywhere("create", group, resource));
        rights.add(Right.everywhere("update", group, resource));
    }
}
