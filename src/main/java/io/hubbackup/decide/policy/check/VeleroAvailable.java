package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.PodSeen;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** T07: Velero is available and is not killed again and again, as it is on large hubs with too little memory (U12). */
public final class VeleroAvailable implements PolicyTemplate {

    static final String NAME = "velero-pod-running";

    /** The reasons of T07. */
    public enum Why implements Verdict.Reason {
        Available,
        NoDeployment,
        NotAvailable,
        CrashLooping
    }

    private final CatalogueEntry entry;

    public VeleroAvailable(Catalogue catalogue) {
        this.entry = catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return Verdict.judged(VeleroDeployments.of(hub), found -> judge(hub, found, now));
    }

    private Verdict judge(HubSnapshot hub, List<DeploymentSeen> deployments, Instant now) {
        if (deployments.isEmpty()) {
            return Verdict.noncompliant(
                    Why.NoDeployment,
                    "There is no Velero in namespace %s: no Deployment is labelled app.kubernetes.io/name=velero or component=velero. Check the DataProtectionApplication, or install Velero."
                            .formatted(BackupNamespace.of(hub)));
        }
        return VeleroDeployments.pods(hub)
                .fold(
                        pods -> judge(deployments, pods, now),
                        api -> judge(deployments, List.of(), now),
                        unreadable -> judge(deployments, List.of(), now).violated()
                                ? judge(deployments, List.of(), now)
                                : Verdict.unreadable(unreadable));
    }

    private Verdict judge(List<DeploymentSeen> deployments, List<PodSeen> pods, Instant now) {
        return crashLooping(pods, now).orElseGet(() -> available(deployments, pods));
    }

    private Optional<Verdict> crashLooping(List<PodSeen> pods, Instant now) {
        return pods.stream()
                .filter(pod -> pod.restarts() >= entry.number("restarts"))
                .flatMap(pod -> pod.lastEndAt().map(end -> crashed(pod, end, now)).stream())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Verdict> crashed(PodSeen pod, Instant end, Instant now) {
        var quiet = Deadline.after(end, entry.duration("window"));
        return quiet.passed(now)
                ? Optional.empty()
                : Optional.of(Verdict.noncompliant(
                                Why.CrashLooping,
                                "Velero is started again and again: %s, at %s. Raise its memory (podConfig.resourceAllocations of the DataProtectionApplication) if it is OOMKilled, else read its log."
                                        .formatted(PodDiagnosis.of(pod), Words.at(end)))
                        .about(SubjectKind.POD.of(pod))
                        .until(quiet.next()));
    }

    private static Verdict available(List<DeploymentSeen> deployments, List<PodSeen> pods) {
        var best = deployments.stream()
                .max(Comparator.comparingInt(DeploymentSeen::available)
                        .thenComparing(DeploymentSeen::name, Comparator.reverseOrder()))
                .orElseThrow();
        var name = SubjectKind.DEPLOYMENT.named(best);
        var verdict = best.available() > 0
                ? Verdict.compliant(Why.Available, name + " is available.")
                : Verdict.noncompliant(Why.NotAvailable, name + remedy(best, pods));
        return verdict.about(SubjectKind.DEPLOYMENT.of(best));
    }

    private static String remedy(DeploymentSeen deployment, List<PodSeen> pods) {
        return deployment.desired() == 0
                ? " is scaled to 0: no backup is made or restored. Scale it to 1."
                : " has no available Pod%s. Look at its events and logs, and check the DataProtectionApplication."
                        .formatted(PodDiagnosis.of(pods));
    }
}
