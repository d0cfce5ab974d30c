package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.check.OadpInstallation.State.FAILED;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.HubSnapshot;
import java.time.Instant;
import java.util.List;

/** T16: OADP is installed in the backup namespace and its installation has succeeded, by whatever installer (U14). */
public final class OadpOperatorInstalled implements PolicyTemplate {

    static final String NAME = "oadp-operator-exists";

    /** The reasons of T16. */
    public enum Why implements Verdict.Reason {
        Installed,
        NotInstalled,
        InstallFailed,
        Installing,
        VeleroWithoutOADP
    }

    private final CatalogueEntry entry;

    public OadpOperatorInstalled(Catalogue catalogue) {
        this.entry = catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return OadpSeen.judged(
                hub,
                Why.VeleroWithoutOADP,
                here -> here.isEmpty() ? missing(BackupNamespace.of(hub)) : judge(here, now));
    }

    private static Verdict missing(String namespace) {
        return Verdict.noncompliant(
                Why.NotInstalled,
                "Neither OADP nor Velero is installed in namespace %s. Install the OADP operator there (a Subscription or a ClusterExtension), or Velero itself."
                        .formatted(namespace));
    }

    private Verdict judge(List<OadpInstallation> here, Instant now) {
        return here.stream()
                .filter(OadpInstallation::installed)
                .findFirst()
                .map(OadpOperatorInstalled::installed)
                .orElseGet(() -> incomplete(here.getFirst(), now));
    }

    private static Verdict installed(OadpInstallation found) {
        var version = found.version().map(OadpVersion::toString).orElse("of unknown version");
        return Verdict.compliant(Why.Installed, "OADP %s is installed by %s.".formatted(version, found.name()))
                .about(List.of(found.subject()));
    }

    private Verdict incomplete(OadpInstallation found, Instant now) {
        var verdict = found.state() == FAILED
                ? Verdict.noncompliant(
                        Why.InstallFailed,
                        "The installation of OADP by %s failed: %s. Mend or repeat it."
                                .formatted(found.name(), found.why()))
                : installing(found, now);
        return verdict.about(List.of(found.subject()));
    }

    private Verdict installing(OadpInstallation found, Instant now) {
        var end = Deadline.after(found.since(), entry.duration("grace"));
        var began = "The installation of OADP by %s began at %s and has not succeeded"
                .formatted(found.name(), Words.at(found.since()));
        return end.passed(now)
                ? Verdict.noncompliant(Why.Installing, began + ". Look at its conditions and at the installer's log.")
                : Verdict.unknown(Why.Installing, began + " yet; it has until %s.".formatted(end))
                        .until(end.next());
    }
}
