package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.HubSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** T17: the OADP that is installed is not older than what this OpenShift needs, by the numbers of its version (U14). */
public final class OadpVersionSupported implements PolicyTemplate {

    static final String NAME = "oadp-channel-validation";

    /** From this OpenShift on the newer minimum counts. */
    private static final OadpVersion NEWER = new OadpVersion(4, 19);

    /** The reasons of T17. */
    public enum Why implements Verdict.Reason {
        Supported,
        VersionTooLow,
        VersionUnknown,
        VeleroWithoutOADP,
        OADPNotInstalled,
        NoOpenShift
    }

    private final CatalogueEntry entry;

    public OadpVersionSupported(Catalogue catalogue) {
        this.entry = catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return hub.platform()
                .openShiftVersion()
                .fold(
                        version -> OadpSeen.judged(hub, Why.VeleroWithoutOADP, here -> judge(here, version)),
                        api -> Verdict.notApplicable(
                                Why.NoOpenShift, "This is no OpenShift, whose version would ask for one of OADP."),
                        Verdict::unreadable);
    }

    private Verdict judge(List<OadpInstallation> here, Optional<String> openShift) {
        if (here.isEmpty()) {
            return Verdict.notApplicable(Why.OADPNotInstalled, "OADP is not installed.");
        }
        var found =
                here.stream().filter(OadpInstallation::installed).findFirst().orElseGet(here::getFirst);
        return judge(found, minimum(openShift), openShift).about(List.of(found.subject()));
    }

    private OadpVersion minimum(Optional<String> openShift) {
        boolean older = openShift
                .flatMap(OadpVersion::of)
                .filter(version -> version.before(NEWER))
                .isPresent();
        var text = entry.text(older ? "minimumBefore4.19" : "minimum");
        return OadpVersion.of(text)
                .orElseThrow(() -> new IllegalArgumentException("%s is no version (%s)".formatted(text, NAME)));
    }

    private static Verdict judge(OadpInstallation found, OadpVersion minimum, Optional<String> openShift) {
        if (found.newest()) {
            return Verdict.compliant(
                    Why.Supported, "%s follows the newest OADP; %s is needed.".formatted(found.name(), minimum));
        }
        return found.version()
                .map(version -> version.before(minimum)
                        ? tooLow(found, version, minimum, openShift)
                        : Verdict.compliant(
                                Why.Supported,
                                "%s is OADP %s; %s is needed.".formatted(found.name(), version, minimum)))
                .orElseGet(() -> Verdict.unknown(
                        Why.VersionUnknown, "%s does not tell its version yet.".formatted(found.name())));
    }

    private static Verdict tooLow(
            OadpInstallation found, OadpVersion version, OadpVersion minimum, Optional<String> openShift) {
        return Verdict.noncompliant(
                Why.VersionTooLow,
                "%s is OADP %s, but OpenShift %s needs %s. Change to a channel with a newer version."
                        .formatted(found.name(), version, openShift.orElse("of unknown version"), minimum));
    }
}
