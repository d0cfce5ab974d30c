package io.hubbackup.decide.backup.preparation;

import io.hubbackup.hub.ObjectKey;
import java.util.List;
import java.util.stream.Collectors;

/** A few names out of many, for a message. */
final class Some {

    private static final int NAMED = 3;

    private Some() {}

    /** The first names in order, and how many more there are. */
    static String of(List<ObjectKey> keys) {
        var named = keys.stream().sorted().limit(NAMED).map(ObjectKey::toString).collect(Collectors.joining(", "));
        return keys.size() > NAMED ? named + " and " + (keys.size() - NAMED) + " more" : named;
    }
}
