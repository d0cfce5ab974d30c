package io.hubbackup.decide.backup.admission;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.decide.backup.View;
import io.hubbackup.decide.backup.admission.Finding.Fine;
import io.hubbackup.decide.backup.admission.Finding.Refused;
import io.hubbackup.decide.backup.admission.Finding.Unclear;
import io.hubbackup.decide.backup.status.Reason;
import io.hubbackup.hub.Observed;
import java.util.Optional;

/** B2.8: {@code useManagedServiceAccount} needs the component: its kind is served and its add-on is registered. */
public final class TokenOption {

    private static final String DISABLED =
            "UseManagedServiceAccount option cannot be used, managedserviceaccount component is not enabled";

    private TokenOption() {}

    public static Finding check(View view) {
        if (!view.schedule().specOrEmpty().useManagedServiceAccount()) {
            return new Fine(Reason.SpecAccepted, "ManagedServiceAccounts are not asked for.");
        }
        return kindServed(view)
                .or(() -> addOnRegistered(view))
                .orElseGet(() -> new Fine(Reason.SpecAccepted, "The managedserviceaccount component is enabled."));
    }

    private static Optional<Finding> kindServed(View view) {
        var kind = Kinds.MANAGED_SERVICE_ACCOUNT;
        return found(
                view.hub().catalogue().map(catalogue -> catalogue.serves(kind.group(), kind.kind())),
                "kind %s of %s is not served".formatted(kind.kind(), kind.group()));
    }

    private static Optional<Finding> addOnRegistered(View view) {
        return found(view.hub().components().tokenAddOn(), "there is no ClusterManagementAddOn managed-serviceaccount");
    }

    private static Optional<Finding> found(Observed<Boolean> part, String missing) {
        return part.fold(
                there -> there ? Optional.empty() : Optional.of(disabled(missing)),
                api -> Optional.of(disabled(missing)),
                unknown -> Optional.of(new Unclear(
                        Reason.ManagedServiceAccountUnknown,
                        "It cannot be told whether the managedserviceaccount component is enabled (%s: %s), so nothing is changed. It is tried again."
                                .formatted(unknown.api(), unknown.why()))));
    }

    private static Finding disabled(String missing) {
        return new Refused(
                Reason.ManagedServiceAccountDisabled,
                DISABLED,
                "spec.useManagedServiceAccount cannot be used: %s. Enable component managedserviceaccount in the MultiClusterEngine, or unset the option."
                        .formatted(missing));
    }
}
