package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.HubSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** T18: all installations of OADP on the cluster have one version, for they share their definitions of kinds (U14). */
public final class OadpVersionConsistent implements PolicyTemplate {

    static final String NAME = "custom-oadp-channel-validation";

    /** The reasons of T18. */
    public enum Why implements Verdict.Reason {
        Consistent,
        VersionMismatch,
        VersionUnknown,
        SingleInstallation
    }

    /** @param catalogue must know the template */
    public OadpVersionConsistent(Catalogue catalogue) {
        catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        var oadp = OadpSeen.of(hub.platform());
        return oadp.doubt()
                .map(Verdict::unreadable)
                .orElseGet(() -> judge(oadp.everywhere())
                        .about(oadp.everywhere().stream()
                                .map(OadpInstallation::subject)
                                .toList()));
    }

    private static Verdict judge(List<OadpInstallation> all) {
        if (all.size() < 2) {
            return Verdict.notApplicable(
                    Why.SingleInstallation, "The cluster does not have several installations of OADP.");
        }
        var versions = all.stream()
                .map(OadpInstallation::version)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (versions.size() > 1) {
            return Verdict.noncompliant(
                    Why.VersionMismatch,
                    "OADP is installed in different versions, which share their definitions of kinds: %s. Bring them to one version."
                            .formatted(list(all)));
        }
        return all.stream().allMatch(installation -> installation.version().isPresent())
                ? Verdict.compliant(
                        Why.Consistent, "All installations of OADP have one version: %s.".formatted(list(all)))
                : Verdict.unknown(
                        Why.VersionUnknown,
                        "An installation of OADP does not tell its version yet: %s.".formatted(list(all)));
    }

    private static String list(List<OadpInstallation> all) {
        return Words.names(all.stream()
                .map(installation -> installation.namespace() + "/"
                        + installation.version().map(OadpVersion::toString).orElse("unknown"))
                .toList());
    }
}
