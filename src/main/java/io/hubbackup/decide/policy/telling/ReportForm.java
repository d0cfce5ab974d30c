package io.hubbackup.decide.policy.telling;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Target;
import io.hubbackup.wire.ReportNames;
import java.util.Arrays;
import java.util.Optional;

/** As what the report is written: the first of these that the hub serves (policies 7.4). */
public enum ReportForm {
    REPORT(new ApiKind("openreports.io", "v1alpha1", "Report", "reports", true)),
    POLICY_REPORT(new ApiKind("wgpolicyk8s.io", "v1beta1", "PolicyReport", "policyreports", true)),
    OLDER_POLICY_REPORT(new ApiKind("wgpolicyk8s.io", "v1alpha2", "PolicyReport", "policyreports", true)),
    CONFIG_MAP(new ApiKind("", "v1", "ConfigMap", "configmaps", true));

    private final ApiKind kind;

    ReportForm(ApiKind kind) {
        this.kind = kind;
    }

    /** Empty while nobody knows what is served: another form for a moment would leave two reports. */
    public static Optional<ReportForm> of(HubSnapshot hub) {
        return hub.catalogue()
                .fold(
                        served -> Arrays.stream(values())
                                .filter(form -> form == CONFIG_MAP || form.isIn(served))
                                .findFirst(),
                        api -> Optional.empty(),
                        doubt -> Optional.empty());
    }

    /** Whether the hub serves it. */
    public boolean isServed(HubSnapshot hub) {
        return this == CONFIG_MAP || hub.catalogue().fold(this::isIn, api -> false, doubt -> false);
    }

    private boolean isIn(ResourceCatalogue served) {
        return served.resources().stream()
                .anyMatch(resource -> resource.group().equals(kind.group())
                        && resource.version().equals(kind.version())
                        && resource.kind().equals(kind.kind()));
    }

    /** Whether it is the same object, in whatever version. */
    public boolean sameObject(ReportForm other) {
        return kind.displayName().equals(other.kind.displayName());
    }

    /** The report stands beside the backups, the ConfigMap beside the operator. */
    public Target target(HubSnapshot hub) {
        var backups = BackupNamespace.of(hub);
        return this == CONFIG_MAP
                ? Target.of(kind, hub.self().namespace().orElse(backups), ReportNames.STATUS)
                : Target.of(kind, backups, ReportNames.REPORT);
    }
}
