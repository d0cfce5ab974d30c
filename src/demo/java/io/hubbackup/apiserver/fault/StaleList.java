package io.hubbackup.apiserver.fault;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.request.Handler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;

/** A list as it was some versions ago, or as far back as the server remembers. The pages that follow belong to it. */
final class StaleList {

    private final Handler server;
    private final ObjectMapper json;

    StaleList(Handler server, ObjectMapper json) {
        this.server = server;
        this.json = json;
    }

    ApiResponse answer(ApiRequest request, long versions) {
        var now = server.handle(request);
        if (request.parameter("continue").isPresent()
                || !(now instanceof ApiResponse.Whole whole)
                || whole.code() != 200) {
            return now;
        }
        long version = version(whole);
        for (long back = Math.min(versions, version - 1); back > 0; back /= 2) {
            var then = asOf(request, version - back);
            if (then instanceof ApiResponse.Whole found && found.code() == 200) {
                return found;
            }
        }
        return now;
    }

    private ApiResponse asOf(ApiRequest request, long version) {
        var query = new HashMap<>(request.query());
        query.put("resourceVersion", List.of("" + version));
        query.put("resourceVersionMatch", List.of("Exact"));
        try {
            return server.handle(
                    new ApiRequest(request.method(), request.path(), query, request.headers(), request.body()));
        } catch (ApiFailure tooOld) {
            return tooOld.response();
        }
    }

    private long version(ApiResponse.Whole list) {
        try {
            return json.readTree(list.body()).at("/metadata/resourceVersion").asLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
