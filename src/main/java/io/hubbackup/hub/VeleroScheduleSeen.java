package io.hubbackup.hub;

import io.hubbackup.wire.velero.Schedule;

/**
 * A Velero Schedule with all its fields.
 *
 * @param object the whole object, so that a drift in any field is seen and nothing unknown is lost
 */
public record VeleroScheduleSeen(ObjectKey key, Schedule object) implements Keyed {

    public static VeleroScheduleSeen of(Schedule object) {
        return new VeleroScheduleSeen(
                new ObjectKey(object.metadata().namespace(), object.metadata().name()), object);
    }
}
