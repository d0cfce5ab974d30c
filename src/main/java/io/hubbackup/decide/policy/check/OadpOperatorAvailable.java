package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.PodSeen;
import java.time.Instant;
import java.util.List;

/** T06: the operator that looks after Velero is available, by its Deployment and not by a Pod that merely exists (U12). */
public final class OadpOperatorAvailable implements PolicyTemplate {

    static final String NAME = "oadp-pod-running";

    private static final String DEPLOYMENT = "openshift-adp-controller-manager";

    /** The reasons of T06. */
    public enum Why implements Verdict.Reason {
        Available,
        NoDeployment,
        NotAvailable,
        VeleroWithoutOADP
    }

    /** @param catalogue must know the template */
    public OadpOperatorAvailable(Catalogue catalogue) {
        catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return hub.platform()
                .deployments()
                .fold(
                        all -> judge(hub, all),
                        api -> Verdict.notApplicable(api + " is not served."),
                        Verdict::unreadable);
    }

    private static Verdict judge(HubSnapshot hub, Indexed<DeploymentSeen> deployments) {
        var namespace = BackupNamespace.of(hub);
        return deployments
                .get(namespace, DEPLOYMENT)
                .map(found -> judge(hub, found))
                .orElseGet(() -> OadpSeen.judged(
                        hub, Why.VeleroWithoutOADP, here -> installed(hub, deployments, namespace, here)));
    }

    /** Judges the Deployments that the installer names. */
    private static Verdict installed(
            HubSnapshot hub, Indexed<DeploymentSeen> all, String namespace, List<OadpInstallation> here) {
        return here.stream()
                .flatMap(installation -> installation.deployments().stream())
                .flatMap(name -> all.get(namespace, name).stream())
                .findFirst()
                .map(found -> judge(hub, found))
                .orElseGet(() -> Verdict.noncompliant(
                        Why.NoDeployment,
                        "The OADP operator is not in namespace %s: there is no Deployment %s. Look at the installation of OADP."
                                .formatted(namespace, DEPLOYMENT)));
    }

    private static Verdict judge(HubSnapshot hub, DeploymentSeen found) {
        var name = SubjectKind.DEPLOYMENT.named(found);
        var verdict = found.available() > 0
                ? Verdict.compliant(Why.Available, name + " is available.")
                : Verdict.noncompliant(
                        Why.NotAvailable,
                        "%s has no available Pod%s. Look at the events and logs of its Pods."
                                .formatted(name, waiting(hub, found)));
        return verdict.about(SubjectKind.DEPLOYMENT.of(found));
    }

    private static String waiting(HubSnapshot hub, DeploymentSeen deployment) {
        return hub.platform()
                .pods()
                .fold(
                        pods -> PodDiagnosis.of(pods.in(deployment.namespace()).stream()
                                .filter(pod -> of(deployment, pod))
                                .toList()),
                        api -> "",
                        unreadable -> "");
    }

    private static boolean of(DeploymentSeen deployment, PodSeen pod) {
        return pod.name().startsWith(deployment.name() + "-");
    }
}
