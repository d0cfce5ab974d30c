package io.hubbackup.decide.backup.collision;

import io.hubbackup.hub.BackupSeen;
import io.hubbackup.wire.TakeOverMarker;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/**
 * A hub took the managed clusters over.
 *
 * @param hub id of that hub; may be empty (B5.6)
 * @param at when it did, by its own clock
 * @param marker name of the Velero Backup that says so, possibly one that has expired
 */
public record TakeOver(String hub, Instant at, String marker) {

    /** On the Velero Schedule of the resources backup: who replaced this hub. The marker that said it expires, the fact does not. */
    public static final String REPLACED_BY = "hubbackup.io/replaced-by";

    /** On the BackupSchedule, set by its author: {@code <id of this hub>@<RFC 3339 time>}; counts like a marker of that hub. */
    public static final String TAKE_OWNERSHIP = "hubbackup.io/take-ownership";

    static final Comparator<TakeOver> OLDEST_FIRST =
            Comparator.comparing(TakeOver::at).thenComparing(TakeOver::hub);

    public TakeOver {
        at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * BW5: the time of a marker is when it was started, else the one in its name. The creation time of the object says when Velero's sync brought it here.
     * A marker with neither is none.
     */
    static Optional<TakeOver> ofMarker(BackupSeen backup) {
        return backup.label(TakeOverMarker.RESTORE_CLUSTER)
                .flatMap(hub -> backup.started()
                        .or(() -> TakeOverMarker.takenOverAt(backup.name()))
                        .map(at -> new TakeOver(hub, at, backup.name())));
    }

    /** Reads {@code <hub id>@<RFC 3339 time>}, with {@code @<name of the marker>} behind it where {@link #text} wrote it. */
    public static Optional<TakeOver> parse(String text) {
        var parts = text.strip().split("@", 3);
        if (parts.length < 2) {
            return Optional.empty();
        }
        return time(parts[1])
                .map(at -> new TakeOver(parts[0], at, parts.length == 3 ? parts[2] : TakeOverMarker.nameAt(at)));
    }

    /** The value of {@link #REPLACED_BY}. */
    public String text() {
        return hub + "@" + DateTimeFormatter.ISO_INSTANT.format(at) + "@" + marker;
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
