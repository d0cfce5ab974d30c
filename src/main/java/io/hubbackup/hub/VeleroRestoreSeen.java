package io.hubbackup.hub;

import io.hubbackup.wire.velero.Restore;

/**
 * A Velero Restore with all its fields.
 *
 * @param object the whole object, so that it can be told whether it is the one that was planned (W31)
 */
public record VeleroRestoreSeen(ObjectKey key, Restore object) implements Keyed {

    public static VeleroRestoreSeen of(Restore object) {
        return new VeleroRestoreSeen(
                new ObjectKey(object.metadata().namespace(), object.metadata().name()), object);
    }

    public String uid() {
        return object.metadata().uid().orElse("");
    }

    /** Whether the object with this UID controls it: by UID, not by name (W31). */
    public boolean controlledBy(String ownerUid) {
        return object.metadata()
                .controller()
                .filter(owner -> owner.uid().equals(ownerUid))
                .isPresent();
    }

    public boolean deleting() {
        return object.metadata().deleting();
    }

    /** The same for whoever does not ask when something was last seen to happen (T15). */
    public VeleroRestoreSeen withoutTimesOfWrites() {
        var tree = object.tree();
        return new VeleroRestoreSeen(
                key, new Restore(tree.with("metadata", tree.child("metadata").without("managedFields"))));
    }
}
