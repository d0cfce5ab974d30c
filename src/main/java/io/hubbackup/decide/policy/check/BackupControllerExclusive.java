package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.DoomedNamespace;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.InstallerSeen;
import io.hubbackup.wire.HubNames;
import java.time.Instant;
import java.util.List;

/** T01, N09: exactly one backup controller is in charge of the hub; two of them undo each other's work (U2, U28), and one that is switched off takes the usual namespace along (packaging B3). */
public final class BackupControllerExclusive implements PolicyTemplate {

    static final String NAME = "acm-cluster-backup-enabled";

    /** The reasons of T01. */
    public enum Why implements Verdict.Reason {
        SelfManaged,
        ManagedByMCH,
        ControllerConflict,
        NamespaceWillBeDeleted,
        NotEnabled,
        NoMultiClusterHub,
        NotLeading
    }

    /** @param catalogue must know the template */
    public BackupControllerExclusive(Catalogue catalogue) {
        catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return switch (hub.self().mode()) {
            case FULL -> inCharge(hub);
            case REPORT_ONLY -> beside(hub);
        };
    }

    private static Verdict inCharge(HubSnapshot hub) {
        return GoOperator.orderedBy(hub)
                .fold(
                        ordering -> ordering.isEmpty() ? onFirmGround(hub) : conflict(ordering),
                        api -> alone(hub),
                        Verdict::unreadable);
    }

    private static Verdict conflict(List<InstallerSeen> ordering) {
        return Verdict.noncompliant(
                        Why.ControllerConflict,
                        "Two operators work on the same BackupSchedules and Restores: this one, and that of MultiClusterHub %s. Switch its component cluster-backup off, which deletes namespace %s with everything in it, or run this one in report-only mode."
                                .formatted(keys(ordering), HubNames.USUAL_NAMESPACE))
                .about(SubjectKind.MULTI_CLUSTER_HUB.ofAll(ordering));
    }

    private static String keys(List<InstallerSeen> installers) {
        return Words.names(
                installers.stream().map(installer -> installer.key().toString()).toList());
    }

    /** Packaging B3: the one that is switched off still deletes. */
    private static Verdict onFirmGround(HubSnapshot hub) {
        return DoomedNamespace.threat(hub, BackupNamespace.known(hub).orElse(""))
                .fold(
                        threat -> threat.map(BackupControllerExclusive::doomed).orElseGet(() -> alone(hub)),
                        api -> alone(hub),
                        Verdict::unreadable);
    }

    private static Verdict doomed(DoomedNamespace.Threat threat) {
        return Verdict.noncompliant(
                        Why.NamespaceWillBeDeleted, threat.message("nothing is begun there; what runs goes on"))
                .about(SubjectKind.MULTI_CLUSTER_HUB.ofAll(threat.by()));
    }

    private static Verdict alone(HubSnapshot hub) {
        return GoOperator.deployment(hub)
                .fold(
                        found -> found.filter(deployment -> deployment.desired() > 0)
                                .map(BackupControllerExclusive::leftover)
                                .orElseGet(() -> leading(hub)),
                        api -> leading(hub),
                        Verdict::unreadable);
    }

    private static Verdict leftover(DeploymentSeen deployment) {
        return Verdict.noncompliant(
                        Why.ControllerConflict,
                        "Two operators work on the same BackupSchedules and Restores: this one, and %s, which no MultiClusterHub orders any more. Delete it, or run this one in report-only mode."
                                .formatted(SubjectKind.DEPLOYMENT.named(deployment)))
                .about(SubjectKind.DEPLOYMENT.of(deployment));
    }

    private static Verdict leading(HubSnapshot hub) {
        return hub.self().leader()
                ? Verdict.compliant(Why.SelfManaged, "This operator is the only one in charge.")
                : Verdict.unknown(Why.NotLeading, "Another replica of this operator is in charge and tells.");
    }

    private static Verdict beside(HubSnapshot hub) {
        return hub.platform()
                .installers()
                .fold(BackupControllerExclusive::beside, api -> nobody(), Verdict::unreadable);
    }

    private static Verdict beside(Indexed<InstallerSeen> installers) {
        var enabled = installers.stream().filter(InstallerSeen::backupEnabled).toList();
        if (!enabled.isEmpty()) {
            return Verdict.compliant(
                            Why.ManagedByMCH,
                            "The operator of MultiClusterHub %s is in charge.".formatted(keys(enabled)))
                    .about(SubjectKind.MULTI_CLUSTER_HUB.ofAll(enabled));
        }
        return installers.stream()
                .findFirst()
                .map(BackupControllerExclusive::off)
                .orElseGet(BackupControllerExclusive::nobody);
    }

    private static Verdict off(InstallerSeen installer) {
        return Verdict.noncompliant(
                        Why.NotEnabled,
                        "Nobody backs this hub up: this operator only reports, and MultiClusterHub %s has the component cluster-backup off. Set enabled: true for it in spec.overrides.components, or run this operator in full mode."
                                .formatted(installer.key()))
                .about(SubjectKind.MULTI_CLUSTER_HUB.of(installer));
    }

    private static Verdict nobody() {
        return Verdict.notApplicable(
                Why.NoMultiClusterHub, "There is no MultiClusterHub, and this operator only reports.");
    }
}
