package io.hubbackup.apiserver.read;

import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.store.WatchOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** What a client says of a watch. */
final class WatchShape {

    private WatchShape() {}

    /**
     * Reads the options; where a watch begins with everything, a bookmark says that it was everything, also without being asked for it.
     *
     * @throws ApiFailure 422 for what does not go together
     */
    static WatchOptions of(ApiRequest request, long present, Supplier<Duration> usual) {
        long seconds = Versions.integer(request, "timeoutSeconds");
        ListRules.checkWatch(request);
        long version = Versions.ofWatch(request);
        boolean initial = request.flag("sendInitialEvents");
        boolean everything = initial
                || version == 0 && request.parameter("sendInitialEvents").isEmpty();
        boolean bookmarks = request.flag("allowWatchBookmarks");
        var timeout = seconds > 0 ? Duration.ofSeconds(seconds) : usual.get();
        var from = everything ? Optional.<Long>empty() : Optional.of(version == 0 ? present : version);
        return new WatchOptions(from, initial ? version : 0, bookmarks, everything && bookmarks, timeout);
    }
}
