package io.hubbackup.apiserver.read;

import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiFailure.Details;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.store.WatchOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** What a client says of a watch. */
final class WatchShape {

    private WatchShape() {}

    /** @throws ApiFailure 422 for what does not go together */
    static WatchOptions of(ApiRequest request, long present, Supplier<Duration> usual) {
        long version = Versions.number(request, "resourceVersion");
        boolean initial = request.flag("sendInitialEvents");
        boolean bookmarks = request.flag("allowWatchBookmarks");
        var match = request.parameter("resourceVersionMatch");
        if (request.parameter("sendInitialEvents").isPresent()
                && match.filter("NotOlderThan"::equals).isEmpty()) {
            throw invalid("Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        }
        if (match.isPresent() && request.parameter("sendInitialEvents").isEmpty()) {
            throw invalid(
                    "Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
        }
        long seconds = Versions.number(request, "timeoutSeconds");
        var timeout = seconds > 0 ? Duration.ofSeconds(seconds) : usual.get();
        boolean everything = initial
                || version == 0 && request.parameter("sendInitialEvents").isEmpty();
        if (initial) {
            Versions.checkNotInFuture(version, present);
        }
        var from = everything ? Optional.<Long>empty() : Optional.of(version == 0 ? present : version);
        return new WatchOptions(from, bookmarks, initial && bookmarks, timeout);
    }

    private static ApiFailure invalid(String why) {
        return new ApiFailure(
                422,
                "Invalid",
                "ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: " + why,
                Details.of("meta.k8s.io", "ListOptions", ""));
    }
}
