package io.hubbackup.apiserver.read;

import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiFailure.Details;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.FieldCause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Versions as clients write them. */
final class Versions {

    private Versions() {}

    /** 0 when it is not given. */
    static long number(ApiRequest request, String parameter) {
        var text = request.parameter(parameter).orElse("0");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException bad) {
            throw ApiFailure.badRequest("strconv.ParseUint: parsing \"%s\": invalid syntax".formatted(text));
        }
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
}
