package io.hubbackup.observe;

import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import java.util.LinkedHashMap;
import java.util.List;

/** What several watches of one kind see together; an object may be seen by more than one. */
final class Union {

    private Union() {}

    /** All of them were read, or the first that was not says why. */
    static <T extends Keyed> Observed<Indexed<T>> of(List<Observed<Indexed<T>>> parts) {
        var all = new LinkedHashMap<ObjectKey, T>();
        for (var part : parts) {
            switch (part) {
                case Observed.Value<Indexed<T>>(var some) -> some.stream().forEach(one -> all.put(one.key(), one));
                case Observed.NotServed<Indexed<T>> absent -> {
                    return absent;
                }
                case Observed.Unreadable<Indexed<T>> unknown -> {
                    return unknown;
                }
            }
        }
        return Observed.of(Indexed.of(List.copyOf(all.values())));
    }
}
