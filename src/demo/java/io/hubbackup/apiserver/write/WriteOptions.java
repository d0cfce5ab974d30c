package io.hubbackup.apiserver.write;

import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiFailure.Details;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.List;
import java.util.Optional;

/**
 * How something is written.
 *
 * @param options the kind of the options, for what is said of them: {@code CreateOptions}, {@code UpdateOptions}, {@code PatchOptions}
 * @param dryRun everything is done but the writing
 * @param manager who owns the fields that are written
 * @param force whether server-side apply takes fields from others
 */
public record WriteOptions(String options, boolean dryRun, String manager, Unknown unknown, boolean force) {

    private static final int LONGEST_MANAGER = 128;

    /** What becomes of fields that a schema does not have. */
    public enum Unknown {
        IGNORE,
        WARN,
        STRICT
    }

    /** @throws ApiFailure 422 for a value that an option does not have */
    public static WriteOptions of(String options, ApiRequest request) {
        return new WriteOptions(
                options,
                isDryRun(options, request),
                manager(options, request),
                unknown(options, request),
                request.flag("force"));
    }

    static boolean isDryRun(String options, ApiRequest request) {
        var given = request.query().getOrDefault("dryRun", List.of());
        if (given.stream().anyMatch(value -> !value.equals("All"))) {
            throw unsupported(
                    options,
                    "dryRun",
                    given.stream().map(value -> '"' + value + '"').toList() + "",
                    "\"All\"");
        }
        return !given.isEmpty();
    }

    private static Unknown unknown(String options, ApiRequest request) {
        return switch (request.parameter("fieldValidation").orElse("Warn")) {
            case "Ignore" -> Unknown.IGNORE;
            case "Warn" -> Unknown.WARN;
            case "Strict" -> Unknown.STRICT;
            case String other ->
                throw unsupported(
                        options, "fieldValidation", '"' + other + '"', "\"\", \"Ignore\", \"Strict\", \"Warn\"");
        };
    }

    /** Without a name of its own, a client is known by how its user agent begins. */
    private static String manager(String options, ApiRequest request) {
        var named = request.parameter("fieldManager").orElse("");
        if (named.length() > LONGEST_MANAGER) {
            throw invalid(
                    options,
                    new FieldCause("FieldValueTooLong", "fieldManager", "Too long: may not be more than 128 bytes"));
        }
        return request.parameter("fieldManager").orElseGet(() -> {
            var program = request.userAgent().split("/", 2)[0];
            return program.isEmpty() ? "unknown" : program;
        });
    }

    static ApiFailure unsupported(String options, String field, String value, String supported) {
        return invalid(
                options,
                new FieldCause(
                        "FieldValueNotSupported",
                        field,
                        "Unsupported value: %s: supported values: %s".formatted(value, supported)));
    }

    static ApiFailure invalid(String options, FieldCause cause) {
        var details = new Details("meta.k8s.io", options, "", "", List.of(cause), Optional.empty());
        var message = "%s.meta.k8s.io \"\" is invalid: %s: %s".formatted(options, cause.field(), cause.message());
        return new ApiFailure(422, "Invalid", message, details);
    }
}
