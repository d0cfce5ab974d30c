package io.hubbackup.decide.backup;

import io.hubbackup.decide.backup.admission.Finding;
import io.hubbackup.decide.backup.admission.Place;
import io.hubbackup.decide.backup.admission.RestoreActivity;
import io.hubbackup.decide.backup.admission.SpecChecks;
import io.hubbackup.decide.backup.admission.StorageUse;
import io.hubbackup.decide.backup.admission.TokenOption;
import io.hubbackup.decide.backup.admission.Uniqueness;
import io.hubbackup.decide.backup.collision.Ownership;
import io.hubbackup.decide.backup.collision.StorageOwnership;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.VeleroScheduleSeen;
import java.util.stream.Stream;

/**
 * Everything that is found about a BackupSchedule in one pass. The rules read what stops the pass, the conditions all of it: what is wrong besides is shown too (BW4).
 *
 * @param owned the Velero Schedules of this BackupSchedule
 * @param ownership whose the storage location is; undecided while {@code owned} is not known
 */
public record Findings(
        Finding uniqueness,
        Finding name,
        Finding place,
        Finding restores,
        Finding storage,
        Finding tokens,
        Finding cron,
        Finding durations,
        Observed<Indexed<VeleroScheduleSeen>> owned,
        Ownership ownership,
        TrackRecord trackRecord) {

    static Findings of(View view) {
        var owned = owned(view);
        return new Findings(
                Uniqueness.check(view),
                SpecChecks.name(view),
                Place.check(view),
                RestoreActivity.check(view),
                StorageUse.check(view),
                TokenOption.check(view),
                SpecChecks.cron(view),
                SpecChecks.durations(view),
                owned,
                ownership(view, owned),
                TrackRecord.of(view));
    }

    /** The first finding about the spec that is worth a word, in the order of B2. */
    public Finding spec() {
        return Stream.of(name, tokens, cron, durations)
                .filter(finding -> !finding.plain())
                .findFirst()
                .orElse(durations);
    }

    /** Those that are known; none while they are not. */
    public Indexed<VeleroScheduleSeen> ownedOrNone() {
        return owned.fold(known -> known, api -> Indexed.empty(), unknown -> Indexed.empty());
    }

    /** Without Velero there are no Velero Schedules, and that is certain. */
    private static Observed<Indexed<VeleroScheduleSeen>> owned(View view) {
        return view.ownedSchedules()
                .fold(
                        Observed::of,
                        api -> Observed.of(Indexed.empty()),
                        unknown -> Observed.unreadable(unknown.api(), unknown.why()));
    }

    private static Ownership ownership(View view, Observed<Indexed<VeleroScheduleSeen>> owned) {
        return owned.fold(
                known -> StorageOwnership.of(view, known),
                api -> new Ownership.Owner(),
                unknown -> new Ownership.Undecided(unknown.api() + ": " + unknown.why()));
    }
}
