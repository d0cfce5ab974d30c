package io.hubbackup.apiserver;

import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.request.Handler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** A path like {@code /api/v1/watch/…} is an older way to ask for a watch. */
record OldWatchPaths(Handler within) implements Handler {

    private static final Pattern OLD = Pattern.compile("(?<root>/api/[^/]+|/apis/[^/]+/[^/]+)/watch(?<rest>/.+)");
    private static final Pattern ONE =
            Pattern.compile("(?<all>/namespaces/[^/]+/[^/]+|/(?!namespaces/[^/]+/)[^/]+)/(?<name>[^/]+)");

    @Override
    public ApiResponse handle(ApiRequest request) {
        var old = OLD.matcher(request.path());
        if (!request.method().equals("GET") || !old.matches()) {
            return within.handle(request);
        }
        var query = new LinkedHashMap<>(request.query());
        query.put("watch", List.of("true"));
        var one = ONE.matcher(old.group("rest"));
        boolean single = one.matches();
        if (single) {
            query.put("fieldSelector", List.of("metadata.name=" + one.group("name")));
        }
        var path = old.group("root") + (single ? one.group("all") : old.group("rest"));
        return within.handle(new ApiRequest(request.method(), path, query, request.headers(), request.body()));
    }
}
