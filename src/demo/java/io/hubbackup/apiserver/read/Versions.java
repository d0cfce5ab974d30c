package io.hubbackup.apiserver.read;

import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiFailure.Details;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.FieldCause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Numbers as clients write them; 0 where they do not. */
final class Versions {

    private Versions() {}

    /** @throws ApiFailure 400 for what is no number */
    static long integer(ApiRequest request, String parameter) {
        var text = request.parameter(parameter).orElse("0");
        return number(text)
                .orElseThrow(() ->
                        ApiFailure.badRequest("strconv.ParseInt: parsing \"%s\": invalid syntax".formatted(text)));
    }

    /** @throws ApiFailure 400 for a resourceVersion that is no number */
    static long ofList(ApiRequest request) {
        var text = request.parameter("resourceVersion").orElse("0");
        return number(text).orElseThrow(() -> ApiFailure.badRequest("invalid resource version: " + wrong(text)));
    }

    /** @throws ApiFailure 500 for a resourceVersion that is no number, as odd as it is */
    static long ofWatch(ApiRequest request) {
        var text = request.parameter("resourceVersion").orElse("0");
        return number(text).orElseThrow(() -> ApiFailure.unexplained(wrong(text)));
    }

    static void checkNotInFuture(long version, long present) {
        if (version > present) {
            var cause = new FieldCause("ResourceVersionTooLarge", "", "Too large resource version");
            throw new ApiFailure(
                    504,
                    "Timeout",
                    "Timeout: Too large resource version: %d, current: %d".formatted(version, present),
                    new Details("", "", "", "", List.of(cause), Optional.of(Duration.ofSeconds(1))));
        }
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException word) {
            return Optional.empty();
        }
    }

    private static String wrong(String text) {
        return "resourceVersion: Invalid value: \"%1$s\": strconv.ParseUint: parsing \"%1$s\": invalid syntax"
                .formatted(text);
    }
}
