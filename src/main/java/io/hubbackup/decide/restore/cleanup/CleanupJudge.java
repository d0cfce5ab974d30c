package io.hubbackup.decide.restore.cleanup;

import static io.hubbackup.plan.Rule.rule;

import io.hubbackup.decide.restore.admission.Cleanup;
import io.hubbackup.hub.ListedObject;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Rule;
import io.hubbackup.wire.BackupLabelValues;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.HiveNames;
import io.hubbackup.wire.HubNames;
import io.hubbackup.wire.SystemNamespaces;
import io.hubbackup.wire.VeleroLabels;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Says of one listed object what the clean-up makes of it. It trusts no selector: every condition of the list is looked at again. */
public final class CleanupJudge {

    private static final String ENGINE_LABEL = "backplaneconfig.name";
    private static final Set<String> INSTALLERS =
            Set.of("operator.open-cluster-management.io", "multicluster.openshift.io");
    private static final String MANAGED_CLUSTER = "ManagedCluster.cluster.open-cluster-management.io";

    /** One object before the judge. */
    record Candidate(CleanupScope scope, TypeScope type, ApiKind kind, ListedObject object) {

        String namespace() {
            return object.key().namespace();
        }

        boolean has(String label) {
            return object.labels().containsKey(label);
        }

        boolean has(String label, String value) {
            return object.label(label).filter(value::equals).isPresent();
        }

        /** What Velero says it came with; empty when it was never restored. */
        String origin() {
            return object.label(VeleroLabels.BACKUP_NAME).orElse("");
        }

        /** By which Velero Restore, so that one label that somebody has changed is not all that is known (R5.12). */
        String restore() {
            return object.label(VeleroLabels.RESTORE_NAME).orElse("");
        }

        boolean broughtByUs() {
            return scope.ours().brought(origin(), type.type());
        }
    }

    /** In this order; what no rule answers is doomed. */
    static final List<Rule<Candidate, Verdict>> RULES = List.of(
            rule("R5.12", "the run has restored it", inBackup()),
            rule("R5.11", "it is of the half that the type takes in", selected()),
            rule("R5.13", "it is of the half that was restored, where activation has its own", reached()),
            rule("W8", "without CleanupAll only what a restore of ours has brought", ours()),
            kept(Protection.KIND, candidate -> !CleanableKinds.mayGo(candidate.kind())),
            kept(Protection.LOCAL_CLUSTER, CleanupJudge::isLocalCluster),
            kept(
                    Protection.LOCAL_CLUSTER_NAMESPACE,
                    candidate -> candidate.scope().sanctuary().localClusters().contains(candidate.namespace())),
            kept(
                    Protection.BACKUP_NAMESPACE,
                    candidate -> candidate
                            .namespace()
                            .equals(candidate.scope().sanctuary().backups())),
            kept(
                    Protection.HUB_NAMESPACE,
                    candidate -> candidate.scope().sanctuary().hub().contains(candidate.namespace())),
            kept(Protection.SYSTEM_NAMESPACE, CleanupJudge::isOfTheSystem),
            kept(Protection.EXCLUDED_NAMESPACE, candidate -> candidate.type().excludes(candidate.namespace())),
            kept(
                    Protection.EXCLUDED_OBJECT,
                    candidate ->
                            candidate.has(VeleroLabels.EXCLUDE_FROM_BACKUP, VeleroLabels.EXCLUDE_FROM_BACKUP_VALUE)),
            kept(
                    Protection.INSTALLED,
                    candidate -> candidate.has(HubNames.INSTALLER_LABEL, HubNames.INSTALLER_LABEL_VALUE)
                            || candidate.has(ENGINE_LABEL)),
            kept(Protection.INSTALLER_OWNED, CleanupJudge::isOwnedByTheInstaller),
            kept(Protection.OF_OTHERS, candidate -> candidate.scope().ours().isOfOthers(candidate.origin())),
            kept(Protection.NEWER, candidate -> candidate.type().goesBackFrom(candidate.origin())),
            kept(Protection.LEAVING, candidate -> candidate.object().deleting()));

    private final CleanupScope scope;

    public CleanupJudge(CleanupScope scope) {
        this.scope = scope;
    }

    public Verdict judge(KindQuery query, ListedObject object) {
        var type = scope.types().get(query.type());
        if (type == null) {
            return new Verdict.NotOurs("its type is not cleaned up");
        }
        var candidate = new Candidate(scope, type, query.kind(), object);
        for (var rule : RULES) {
            var verdict = rule.judge().apply(candidate);
            if (verdict.isPresent()) {
                return verdict.get();
            }
        }
        return new Verdict.Doomed(candidate.broughtByUs());
    }

    private static Rule<Candidate, Verdict> kept(Protection by, Predicate<Candidate> protects) {
        return rule(
                by.rule(),
                by.says(),
                candidate -> protects.test(candidate) ? Optional.of(new Verdict.Kept(by)) : Optional.empty());
    }

    private static Function<Candidate, Optional<Verdict>> inBackup() {
        return candidate -> candidate.scope().current().contains(candidate.origin())
                        || candidate.scope().restores().contains(candidate.restore())
                ? Optional.of(new Verdict.InBackup())
                : Optional.empty();
    }

    private static Function<Candidate, Optional<Verdict>> selected() {
        return candidate -> notOursUnless(isOfType(candidate), "the backup does not take in such objects");
    }

    /** R5.5, R5.11. */
    private static boolean isOfType(Candidate candidate) {
        return switch (candidate.type().type()) {
            case CREDENTIALS -> isCredential(candidate);
            case RESOURCES, MANAGED_CLUSTERS -> !candidate.has(BackupLabels.BACKUP);
            case RESOURCES_GENERIC -> candidate.has(BackupLabels.BACKUP);
            case VALIDATION -> false;
        };
    }

    private static boolean isCredential(Candidate candidate) {
        boolean combined = candidate.type().contents().combined();
        return candidate.has(BackupLabels.USER_CREDENTIAL_TYPE)
                || combined && (candidate.has(HiveNames.SECRET_TYPE) || candidate.has(BackupLabels.BACKUP));
    }

    private static Function<Candidate, Optional<Verdict>> reached() {
        return candidate -> {
            boolean activation = candidate.has(BackupLabels.BACKUP, BackupLabelValues.CLUSTER_ACTIVATION);
            boolean reached =
                    switch (candidate.type().reach()) {
                        case ALL -> true;
                        case PASSIVE -> !activation;
                        case ACTIVE -> activation;
                    };
            return notOursUnless(reached, "such objects were not restored by this run");
        };
    }

    private static Function<Candidate, Optional<Verdict>> ours() {
        return candidate -> {
            boolean all = candidate.scope().option() == Cleanup.ALL;
            boolean any = candidate.scope().option() != Cleanup.NONE;
            return notOursUnless(any && (all || candidate.broughtByUs()), "no restore of ours has brought it");
        };
    }

    private static Optional<Verdict> notOursUnless(boolean meant, String why) {
        return meant ? Optional.empty() : Optional.of(new Verdict.NotOurs(why));
    }

    private static boolean isLocalCluster(Candidate candidate) {
        boolean labelled = candidate.has(HubNames.LOCAL_CLUSTER_LABEL, HubNames.LOCAL_CLUSTER_LABEL_VALUE);
        boolean named = candidate
                .scope()
                .sanctuary()
                .localClusters()
                .contains(candidate.object().key().name());
        return candidate.kind().displayName().equals(MANAGED_CLUSTER) && (labelled || named);
    }

    /** Where users work too, what our restores have brought may go again. */
    private static boolean isOfTheSystem(Candidate candidate) {
        var namespace = candidate.namespace();
        return SystemNamespaces.isKubernetes(namespace)
                || SystemNamespaces.isOpenShift(namespace) && !candidate.broughtByUs();
    }

    private static boolean isOwnedByTheInstaller(Candidate candidate) {
        return candidate.object().owners().stream()
                .anyMatch(owner -> INSTALLERS.contains(owner.apiVersion().split("/", 2)[0]));
    }
}
