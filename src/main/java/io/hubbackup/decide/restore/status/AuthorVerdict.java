package io.hubbackup.decide.restore.status;

import io.hubbackup.hub.AdmissionSeen;
import io.hubbackup.hub.Observed;
import java.time.Instant;

/** Whether admission was on when a Restore was created (D31). The operator cannot make up for it: a Restore does not say who wrote it. */
final class AuthorVerdict {

    private static final String OFF =
            "Nothing has asked, when this Restore was created, whether its author may do himself what it has the operator do. Let administrators alone write Restores, or switch admission on (docs/admission.md).";

    private AuthorVerdict() {}

    static RestoreVerdict of(Observed<AdmissionSeen> admission, Instant created) {
        return admission.fold(
                seen -> seen.at(created).map(AuthorVerdict::on).orElseGet(AuthorVerdict::off),
                api -> off(),
                unknown -> RestoreVerdict.unclear(
                        RestoreConditionType.AuthorChecked,
                        RestoreReason.Unreadable,
                        "It cannot be told whether admission was on when this Restore was created (%s). It is looked at again."
                                .formatted(unknown.why())));
    }

    private static RestoreVerdict on(AdmissionSeen.Gate gate) {
        return RestoreVerdict.yes(
                RestoreConditionType.AuthorChecked,
                RestoreReason.AdmissionOn,
                "%s, there since %s, has asked whether the author may do himself what this Restore has the operator do."
                        .formatted(gate.what(), gate.since()));
    }

    private static RestoreVerdict off() {
        return RestoreVerdict.no(RestoreConditionType.AuthorChecked, RestoreReason.AdmissionOff, OFF);
    }
}
