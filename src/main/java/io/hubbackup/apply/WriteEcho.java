package io.hubbackup.apply;

import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.Tree;

/** Hears what was written, so that a pass right after it does not decide on what was before (BW8). */
public interface WriteEcho {

    /** The object as it is now. */
    void written(ApiKind kind, Tree object);

    /** The object with this UID is gone. */
    void deleted(ApiKind kind, ObjectKey key, String uid);
}
