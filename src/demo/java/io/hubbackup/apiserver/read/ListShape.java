package io.hubbackup.apiserver.read;

import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiFailure.Details;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Which part of a list is asked for, and of when.
 *
 * @param at a version; 0: the present
 * @param limit 0: none
 * @param after the key at which the page before ended, or empty
 */
record ListShape(long at, int limit, String after) {

    /** @throws ApiFailure 400 for what does not go together, 504 for a version that is yet to come */
    static ListShape of(ApiRequest request, long present) {
        int limit = (int) Math.max(0, Versions.number(request, "limit"));
        var token = request.parameter("continue");
        var match = request.parameter("resourceVersionMatch");
        var version = request.parameter("resourceVersion");
        if (token.isPresent()) {
            return continued(token.get(), limit, version, match);
        }
        match.ifPresent(given -> check(given, version));
        long number = Versions.number(request, "resourceVersion");
        Versions.checkNotInFuture(number, present);
        boolean exact = match.filter("Exact"::equals).isPresent() || match.isEmpty() && limit > 0 && number > 0;
        return new ListShape(exact ? number : 0, limit, "");
    }

    /** What a client sends to get the page after this one. */
    static String token(Page page) {
        var token = Json.object()
                .put("v", "meta.k8s.io/v1")
                .put("rv", page.version())
                .put("start", page.next());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(token));
    }

    private static ListShape continued(String token, int limit, Optional<String> version, Optional<String> match) {
        if (match.isPresent()) {
            throw invalid(
                    "resourceVersionMatch", "Forbidden: resourceVersionMatch is forbidden when continue is provided");
        }
        if (version.filter(given -> !given.equals("0")).isPresent()) {
            throw ApiFailure.badRequest("specifying resource version is not allowed when using continue");
        }
        try {
            var read = Json.object(Base64.getUrlDecoder().decode(token));
            return new ListShape(read.path("rv").asLong(), limit, Json.text(read, "start"));
        } catch (RuntimeException broken) {
            throw ApiFailure.badRequest("continue key is not valid: "
                    + new String(token.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        }
    }

    private static void check(String match, Optional<String> version) {
        if (!match.equals("Exact") && !match.equals("NotOlderThan")) {
            throw invalid(
                    "resourceVersionMatch",
                    "Unsupported value: \"%s\": supported values: \"Exact\", \"NotOlderThan\"".formatted(match));
        }
        if (version.isEmpty()) {
            throw invalid(
                    "resourceVersionMatch",
                    "Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided");
        }
        if (match.equals("Exact") && version.get().equals("0")) {
            throw invalid(
                    "resourceVersionMatch",
                    "Forbidden: resourceVersionMatch \"Exact\" is forbidden for resourceVersion \"0\"");
        }
    }

    private static ApiFailure invalid(String field, String why) {
        return new ApiFailure(
                422,
                "Invalid",
                "ListOptions.meta.k8s.io \"\" is invalid: %s: %s".formatted(field, why),
                Details.of("meta.k8s.io", "ListOptions", ""));
    }
}
