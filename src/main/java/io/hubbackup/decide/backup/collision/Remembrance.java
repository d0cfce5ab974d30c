package io.hubbackup.decide.backup.collision;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.BackupType;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The note on our Velero Schedule for resources that another hub replaced this one: markers expire, a lost hub stays lost. */
public final class Remembrance {

    private Remembrance() {}

    /** The take-over that is noted, if one is. */
    public static Optional<TakeOver> of(Indexed<VeleroScheduleSeen> owned) {
        return bearer(owned)
                .flatMap(seen -> seen.object().metadata().annotation(TakeOver.REPLACED_BY))
                .flatMap(TakeOver::parse);
    }

    /** Notes who replaced this hub, unless that is noted already. */
    public static Plan of(TakeOver takeOver, Indexed<VeleroScheduleSeen> owned) {
        return of(owned).filter(takeOver::equals).isPresent()
                ? Plan.nothing()
                : patch(owned, takeOver.text(), "B5.10 the marker expires, the take-over does not");
    }

    /** Takes the note away once this hub is the owner again: the marker that outdid it expires too. */
    public static Plan ended(Indexed<VeleroScheduleSeen> owned) {
        return bearer(owned)
                        .filter(seen -> seen.object()
                                .metadata()
                                .annotation(TakeOver.REPLACED_BY)
                                .isPresent())
                        .isPresent()
                ? patch(owned, null, "BW10 this hub took over again")
                : Plan.nothing();
    }

    /** The Velero Schedule that bears the note. */
    static Optional<VeleroScheduleSeen> bearer(Indexed<VeleroScheduleSeen> owned) {
        return owned.stream()
                .filter(seen -> seen.name().equals(BackupType.RESOURCES.scheduleName()))
                .findFirst();
    }

    private static Plan patch(Indexed<VeleroScheduleSeen> owned, @Nullable String value, String because) {
        return Plan.parallel(bearer(owned)
                .map(seen -> new Write.Patch(
                        new Target(Kinds.VELERO_SCHEDULE, seen.key()),
                        Map.of("metadata", Map.of("annotations", annotation(value))),
                        seen.object().metadata().uid(),
                        Optional.empty(),
                        because))
                .stream()
                .toList());
    }

    /** In a merge patch null takes the key away, which {@code Map.of} cannot say. */
    private static Map<String, @Nullable String> annotation(@Nullable String value) {
        return Collections.singletonMap(TakeOver.REPLACED_BY, value);
    }
}
