package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.ObjectKey;
import java.time.Instant;
import java.util.List;

/** T05: all replicas of the backup operator are available; that none is left only an alert on absent metrics can tell (U12). */
public final class BackupOperatorAvailable implements PolicyTemplate {

    static final String NAME = "acm-backup-pod-running";

    /** The reasons of T05. */
    public enum Why implements Verdict.Reason {
        Available,
        ReplicasUnavailable,
        NotInCluster,
        NoDeployment
    }

    /** @param catalogue must know the template */
    public BackupOperatorAvailable(Catalogue catalogue) {
        catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return switch (hub.self().mode()) {
            case FULL ->
                hub.self()
                        .namespace()
                        .map(namespace ->
                                own(hub, new ObjectKey(namespace, hub.self().deployment())))
                        .orElseGet(() -> Verdict.notApplicable(
                                Why.NotInCluster, "The operator does not run in a Pod of this cluster."));
            case REPORT_ONLY -> other(hub);
        };
    }

    private static Verdict own(HubSnapshot hub, ObjectKey key) {
        return hub.platform()
                .deployments()
                .fold(
                        all -> all.get(key)
                                .map(BackupOperatorAvailable::judge)
                                .orElseGet(() -> Verdict.unknown(
                                        Why.NoDeployment,
                                        "This operator runs, but there is no Deployment %s. Tell it the name of its Deployment."
                                                .formatted(key))),
                        api -> Verdict.notApplicable(api + " is not served."),
                        Verdict::unreadable);
    }

    /** In report-only mode: that of the operator that works. */
    private static Verdict other(HubSnapshot hub) {
        return GoOperator.deployment(hub)
                .fold(
                        found -> found.map(BackupOperatorAvailable::judge).orElseGet(() -> gone(hub)),
                        api -> Verdict.notApplicable(api + " is not served."),
                        Verdict::unreadable);
    }

    private static Verdict gone(HubSnapshot hub) {
        return GoOperator.orderedBy(hub)
                .fold(
                        ordering -> ordering.isEmpty()
                                ? Verdict.notApplicable(
                                        Why.NoDeployment,
                                        "No backup operator is installed beside this one, which only reports.")
                                : Verdict.noncompliant(
                                                Why.ReplicasUnavailable,
                                                "There is no Deployment %s, although a MultiClusterHub orders it. Look at the conditions of the MultiClusterHub."
                                                        .formatted(GoOperator.DEPLOYMENT))
                                        .about(SubjectKind.MULTI_CLUSTER_HUB.ofAll(ordering)),
                        api -> Verdict.notApplicable(api + " is not served."),
                        Verdict::unreadable);
    }

    private static Verdict judge(DeploymentSeen found) {
        var name = SubjectKind.DEPLOYMENT.named(found);
        var verdict = found.available() >= Math.max(1, found.desired())
                ? Verdict.compliant(Why.Available, "%s has all of its %d replicas.".formatted(name, found.desired()))
                : Verdict.noncompliant(
                        Why.ReplicasUnavailable,
                        "%s has %d of %d replicas. Look at the events and logs of its Pods."
                                .formatted(name, found.available(), found.desired()));
        return verdict.about(List.of(SubjectKind.DEPLOYMENT.of(found.key())));
    }
}
