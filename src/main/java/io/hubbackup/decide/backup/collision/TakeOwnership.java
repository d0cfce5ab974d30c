package io.hubbackup.decide.backup.collision;

import io.hubbackup.decide.backup.View;
import io.hubbackup.hub.HubIdentity;
import java.util.Optional;

/** The author's word, on the BackupSchedule, that this hub shall write to the storage location from a moment on (BW10). */
final class TakeOwnership {

    private TakeOwnership() {}

    /** Empty when there is none, when it names another hub, and when its time has not come: a word for all future would outlive what it was meant for. */
    static Optional<TakeOver> of(View view, HubIdentity identity) {
        return Optional.ofNullable(view.schedule().getMetadata().getAnnotations())
                .map(annotations -> annotations.getOrDefault(TakeOver.TAKE_OWNERSHIP, ""))
                .flatMap(TakeOver::parse)
                .filter(takeOver -> takeOver.hub().equals(identity.id()))
                .filter(takeOver -> !takeOver.at().isAfter(view.now()));
    }
}
