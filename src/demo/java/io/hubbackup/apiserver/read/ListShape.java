package io.hubbackup.apiserver.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.Page;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Which part of a list is asked for, and of when.
 *
 * @param at a version; 0: the present
 * @param limit 0: none
 * @param after the key at which the page before ended, or empty
 */
record ListShape(long at, int limit, String after) {

    private static final String ENCODING = "meta.k8s.io/v1";
    private static final long WHATEVER = -1;

    /** @throws ApiFailure 400 or 422 for what does not go together, 504 for a version that is yet to come */
    static ListShape of(ApiRequest request, long present) {
        int limit = (int) Math.max(0, Versions.integer(request, "limit"));
        Versions.integer(request, "timeoutSeconds");
        ListRules.checkList(request);
        var token = request.parameter("continue");
        var version = request.parameter("resourceVersion");
        if (token.isPresent()) {
            if (version.filter(given -> !given.equals("0")).isPresent()) {
                throw ApiFailure.badRequest("specifying resource version is not allowed when using continue");
            }
            return continued(token.get(), limit);
        }
        long number = Versions.ofList(request);
        Versions.checkNotInFuture(number, present);
        var match = request.parameter("resourceVersionMatch");
        boolean exact = match.filter("Exact"::equals).isPresent() || match.isEmpty() && limit > 0 && number > 0;
        return new ListShape(exact ? number : 0, limit, "");
    }

    /** What a client sends to get the page after this one. */
    static String token(Page page) {
        return token(page.version(), page.next());
    }

    /** What is said when the version of a page is no longer known: the rest can be had, as it is now. */
    ApiFailure expired(ApiFailure failure) {
        return after.isEmpty() ? failure : ApiFailure.expiredPage(token(WHATEVER, after));
    }

    private static String token(long version, String after) {
        var token = Json.object().put("v", ENCODING).put("rv", version).put("start", after);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(token));
    }

    private static ListShape continued(String token, int limit) {
        var read = read(token);
        var encoding = Json.text(read, "v");
        if (!encoding.equals(ENCODING)) {
            throw invalid("server does not recognize this encoded version " + encoding);
        }
        long version = read.path("rv").asLong();
        return new ListShape(version == WHATEVER ? 0 : version, limit, Json.text(read, "start"));
    }

    private static ObjectNode read(String token) {
        byte[] json;
        try {
            json = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException broken) {
            throw invalid("illegal base64 data at input byte " + wrong(token));
        }
        try {
            return Json.object(json);
        } catch (UncheckedIOException | ClassCastException broken) {
            throw invalid("invalid character '%c' looking for beginning of value"
                    .formatted(new String(json, StandardCharsets.UTF_8).charAt(0)));
        }
    }

    private static int wrong(String token) {
        int at = 0;
        while (at < token.length() && String.valueOf(token.charAt(at)).matches("[A-Za-z0-9_-]")) {
            at++;
        }
        return at;
    }

    private static ApiFailure invalid(String why) {
        return ApiFailure.badRequest("invalid continue token: continue key is not valid: " + why);
    }
}
