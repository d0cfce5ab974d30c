package io.hubbackup.apiserver.fault;

import io.hubbackup.apiserver.request.Address;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiFailure.Details;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Refusals for no fault of the client's, as a kube-apiserver in trouble words them; some of them are no Status but plain text. */
final class Refusals {

    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final Function<ApiRequest, String> user;

    /** @param user the name under which a client is known */
    Refusals(Function<ApiRequest, String> user) {
        this.user = user;
    }

    ApiResponse refuse(int code, Optional<Duration> retryAfter, ApiRequest request, Address address) {
        return switch (code) {
            case 403 -> forbidden(request, address).response();
            case 409 -> conflict(address).response();
            case 410 -> gone(request).response();
            // priority and fairness, and a server that shuts down, answer in plain text
            case 429 -> plain(code, "Too many requests, please try again later.", after(retryAfter.orElse(SHORTLY)));
            case 500 -> status(code, "", "etcdserver: request timed out", retryAfter);
            case 503 ->
                plain(
                        code,
                        "service unavailable",
                        retryAfter.map(Refusals::after).orElse(Map.of()));
            case 504 ->
                status(
                        code,
                        "Timeout",
                        "Timeout: request did not complete within requested timeout - context deadline exceeded",
                        retryAfter);
            default -> throw new IllegalArgumentException("no API server refuses with " + code + " by itself");
        };
    }

    static ApiResponse unavailable() {
        return plain(503, "service unavailable", Map.of());
    }

    private ApiFailure forbidden(ApiRequest request, Address address) {
        var who = user.apply(request);
        if (!address.isAboutObjects()) {
            var message = "forbidden: User \"%s\" cannot %s path \"%s\"".formatted(who, address.verb(), request.path());
            return new ApiFailure(403, "Forbidden", message, Details.NONE);
        }
        var part = address.subresource().isEmpty() ? "" : "/" + address.subresource();
        var where = address.namespace().isEmpty()
                ? "at the cluster scope"
                : "in the namespace \"%s\"".formatted(address.namespace());
        var why = "User \"%s\" cannot %s resource \"%s%s\" in API group \"%s\" %s"
                .formatted(who, address.verb(), address.plural(), part, address.group(), where);
        return ApiFailure.forbidden(address.group(), address.plural(), address.name(), why);
    }

    /** A create that loses against another one is one that a quota was changed under. */
    private static ApiFailure conflict(Address address) {
        return address.verb().equals("create")
                ? ApiFailure.modified("", "resourcequotas", "quota")
                : ApiFailure.modified(address.group(), address.plural(), address.name());
    }

    private static ApiFailure gone(ApiRequest request) {
        return request.parameter("continue").isPresent()
                ? ApiFailure.expired("The provided continue parameter is too old to display a consistent list result. "
                        + "You can start a new list without the continue parameter.")
                : tooOld(request.parameter("resourceVersion").orElse("1"));
    }

    /** A watch from a version that is no longer kept. */
    static ApiFailure tooOld(String version) {
        return ApiFailure.expired("too old resource version: %s (%s)".formatted(version, version));
    }

    private static ApiResponse status(int code, String reason, String message, Optional<Duration> retryAfter) {
        var details = new Details("", "", "", "", List.of(), retryAfter);
        return new ApiFailure(code, reason, message, details).response();
    }

    private static ApiResponse plain(int code, String text, Map<String, String> headers) {
        var body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        return new ApiResponse.Whole(code, "text/plain; charset=utf-8", headers, body);
    }

    private static Map<String, String> after(Duration wait) {
        return Map.of("Retry-After", "" + wait.toSeconds());
    }
}
