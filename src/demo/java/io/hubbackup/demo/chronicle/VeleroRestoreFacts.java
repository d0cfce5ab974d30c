package io.hubbackup.demo.chronicle;

import io.hubbackup.wire.velero.Restore;
import io.hubbackup.wire.velero.RestoreStatus;
import java.util.Optional;

/** What is new about a Velero Restore: how it ended. */
final class VeleroRestoreFacts {

    private VeleroRestoreFacts() {}

    /** @param before empty when it was not there */
    static Optional<Fact> of(Optional<Restore> before, Restore after) {
        var status = after.status();
        if (before.map(then -> then.status().phaseText()).equals(Optional.of(status.phaseText()))) {
            return Optional.empty();
        }
        var about = "Velero Restore " + after.metadata().name();
        return switch (status.phaseText()) {
            case "Completed" -> Optional.of(Fact.good(about, "Completed" + items(status)));
            case "PartiallyFailed", "Failed", "FailedValidation" ->
                Optional.of(Fact.trouble(
                        about,
                        status.phaseText()
                                + status.failureReason().map(why -> ": " + why).orElse("")));
            default -> Optional.empty();
        };
    }

    private static String items(RestoreStatus status) {
        return status.tree()
                .child("progress")
                .number("itemsRestored")
                .map(items -> items == 1 ? ", 1 object" : ", %d objects".formatted(items))
                .orElse("");
    }
}
