package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.DataProtectionSeen;
import io.hubbackup.hub.HubSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** T08: there is one DataProtectionApplication, and OADP could do what it says (U13). */
public final class DataProtectionApplicationReady implements PolicyTemplate {

    static final String NAME = "data-protection-application-available";

    /** The reasons of T08. */
    public enum Why implements Verdict.Reason {
        Reconciled,
        NotFound,
        Multiple,
        ReconcileError,
        Reconciling,
        VeleroWithoutOADP,
        OADPNotInstalled
    }

    private final CatalogueEntry entry;

    public DataProtectionApplicationReady(Catalogue catalogue) {
        this.entry = catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return hub.platform()
                .dataProtectionApplications()
                .fold(
                        all -> judge(hub, all.in(BackupNamespace.of(hub)), now),
                        api -> OadpSeen.judged(hub, Why.VeleroWithoutOADP, here -> notServed(here, api)),
                        Verdict::unreadable);
    }

    /** A kind that is not served is no violation of its own (U18): whoever has to install it is told by T16. */
    private static Verdict notServed(List<OadpInstallation> here, String api) {
        return here.isEmpty()
                ? Verdict.notApplicable(
                        Why.OADPNotInstalled, "OADP is not installed, so %s is not served.".formatted(api))
                : Verdict.unknown(Why.Reconciling, "OADP is being installed: %s is not served yet.".formatted(api));
    }

    private Verdict judge(HubSnapshot hub, Collection<DataProtectionSeen> here, Instant now) {
        return switch (here.size()) {
            case 0 -> OadpSeen.judged(hub, Why.VeleroWithoutOADP, any -> missing(hub));
            case 1 -> judge(here.iterator().next(), now);
            default ->
                Verdict.noncompliant(
                                Why.Multiple,
                                "Namespace %s has several DataProtectionApplications (%s); OADP obeys one. Delete the others."
                                        .formatted(BackupNamespace.of(hub), Words.namesOf(here)))
                        .about(SubjectKind.DATA_PROTECTION.ofAll(here));
        };
    }

    private static Verdict missing(HubSnapshot hub) {
        return Verdict.noncompliant(
                Why.NotFound,
                "There is no DataProtectionApplication in namespace %s, so there is no storage. Create one that names the bucket and its credentials."
                        .formatted(BackupNamespace.of(hub)));
    }

    private Verdict judge(DataProtectionSeen found, Instant now) {
        return judgeCondition(found, now).about(SubjectKind.DATA_PROTECTION.of(found));
    }

    private Verdict judgeCondition(DataProtectionSeen found, Instant now) {
        var name = SubjectKind.DATA_PROTECTION.named(found);
        return switch (found.reconciled()) {
            case "True" -> Verdict.compliant(Why.Reconciled, name + " is reconciled.");
            case "False" ->
                Verdict.noncompliant(
                        Why.ReconcileError,
                        "OADP cannot do what %s says: %s. Correct it."
                                .formatted(
                                        name,
                                        Words.quoted(
                                                found.message(), Words.quoted(found.reason(), "no reason given"))));
            default -> silent(found, name, now);
        };
    }

    private Verdict silent(DataProtectionSeen found, String name, Instant now) {
        var end = Deadline.after(found.created(), entry.duration("grace"));
        return end.passed(now)
                ? Verdict.noncompliant(
                        Why.ReconcileError,
                        "OADP says nothing of %s, which was created at %s. Look at the log of the OADP operator."
                                .formatted(name, Words.at(found.created())))
                : Verdict.unknown(Why.Reconciling, "OADP has until %s to reconcile %s.".formatted(end, name))
                        .until(end.next());
    }
}
