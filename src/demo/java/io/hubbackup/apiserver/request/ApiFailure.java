package io.hubbackup.apiserver.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A refusal, in the words of a kube-apiserver: it becomes a {@code Status}. */
public final class ApiFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int code;
    private final String reason;
    private final transient Details details;
    private final String continueToken;

    /**
     * What a refusal is about.
     *
     * @param group of the kind
     * @param kind the plural of the kind, or the kind where a body was invalid; empty: not about an object
     * @param name of the object, or empty
     * @param uid of the object, or empty
     */
    public record Details(
            String group,
            String kind,
            String name,
            String uid,
            List<FieldCause> causes,
            Optional<Duration> retryAfter) {

        public static final Details NONE = new Details("", "", "", "", List.of(), Optional.empty());

        /** Says nothing, and is there nevertheless: what answers before anything looks at objects has them. */
        public static final Details BLANK = new Details("", "", "", "", List.of(), Optional.empty());

        public static Details of(String group, String kind, String name) {
            return new Details(group, kind, name, "", List.of(), Optional.empty());
        }
    }

    public ApiFailure(int code, String reason, String message, Details details) {
        this(code, reason, message, details, "");
    }

    private ApiFailure(int code, String reason, String message, Details details, String continueToken) {
        super(message, null, false, false);
        this.code = code;
        this.reason = reason;
        this.details = details;
        this.continueToken = continueToken;
    }

    public static ApiFailure notFound(String group, String plural, String name) {
        var details = Details.of(group, plural, name);
        return new ApiFailure(
                404, "NotFound", "%s \"%s\" not found".formatted(qualified(plural, group), name), details);
    }

    /** Nothing is served under this path. */
    public static ApiFailure noSuchPath() {
        return new ApiFailure(404, "NotFound", "the server could not find the requested resource", Details.BLANK);
    }

    public static ApiFailure alreadyExists(String group, String plural, String name) {
        var message = "%s \"%s\" already exists".formatted(qualified(plural, group), name);
        return new ApiFailure(409, "AlreadyExists", message, Details.of(group, plural, name));
    }

    public static ApiFailure conflict(String group, String plural, String name, String why) {
        var message = "Operation cannot be fulfilled on %s \"%s\": %s".formatted(qualified(plural, group), name, why);
        return new ApiFailure(409, "Conflict", message, Details.of(group, plural, name));
    }

    /** The object is not the version that the client knows. */
    public static ApiFailure modified(String group, String plural, String name) {
        return conflict(
                group,
                plural,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    /** A body that a schema or a rule refuses. */
    public static ApiFailure invalid(String group, String kind, String name, List<FieldCause> causes) {
        var said = causes.stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .distinct()
                .toList();
        var all = String.join(", ", said);
        all = said.size() > 1 ? "[" + all + "]" : all;
        var message = "%s \"%s\" is invalid: %s".formatted(qualified(kind, group), name, all);
        var details = new Details(group, kind, name, "", causes, Optional.empty());
        return new ApiFailure(422, "Invalid", message, details);
    }

    public static ApiFailure badRequest(String why) {
        return new ApiFailure(400, "BadRequest", why, Details.NONE);
    }

    public static ApiFailure forbidden(String group, String plural, String name, String why) {
        var message = "%s%s is forbidden: %s"
                .formatted(qualified(plural, group), name.isEmpty() ? "" : " \"" + name + "\"", why);
        return new ApiFailure(403, "Forbidden", message, Details.of(group, plural, name));
    }

    public static ApiFailure unauthorized() {
        return new ApiFailure(401, "Unauthorized", "Unauthorized", Details.NONE);
    }

    public static ApiFailure methodNotAllowed() {
        return new ApiFailure(
                405,
                "MethodNotAllowed",
                "the server does not allow this method on the requested resource",
                Details.BLANK);
    }

    public static ApiFailure methodNotSupported(String group, String plural, String verb) {
        var message = "%s is not supported on resources of kind \"%s\"".formatted(verb, qualified(plural, group));
        return new ApiFailure(405, "MethodNotAllowed", message, Details.of(group, plural, ""));
    }

    /** There is no rendering that the client would take. */
    public static ApiFailure notAcceptable(String why) {
        return new ApiFailure(406, "NotAcceptable", why, Details.NONE);
    }

    /** The version that a watch or a page asks for is no longer kept. */
    public static ApiFailure expired(String why) {
        return new ApiFailure(410, "Expired", why, Details.NONE);
    }

    /** The page of a list is of a version that is no longer kept; the token is good for the rest of the list as it is now. */
    public static ApiFailure expiredPage(String token) {
        return new ApiFailure(
                410,
                "Expired",
                "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.",
                Details.NONE,
                token);
    }

    /** Server-side apply of what others own. */
    public static ApiFailure ownedByOthers(String message, List<FieldCause> causes) {
        return new ApiFailure(409, "Conflict", message, new Details("", "", "", "", causes, Optional.empty()));
    }

    /** A patch that does not fit the object; a kube-apiserver does not say why. */
    public static ApiFailure patchRejected() {
        return new ApiFailure(
                422, "Invalid", "the server rejected our request due to an error in our request", Details.BLANK);
    }

    public static ApiFailure unsupportedMediaType(String message) {
        return new ApiFailure(415, "UnsupportedMediaType", message, Details.NONE);
    }

    public static ApiFailure unsupportedMediaType() {
        return new ApiFailure(415, "UnsupportedMediaType", "415: Unsupported Media Type", Details.BLANK);
    }

    /** An error that the server does not explain to itself: a Status without a reason. */
    public static ApiFailure unexplained(String message) {
        return new ApiFailure(500, "", message, Details.NONE);
    }

    /** A shape of request that this server does not have: never a wrong success. */
    public static ApiFailure notImplemented(String what) {
        return new ApiFailure(
                501, "NotImplemented", "the embedded API server does not have this: " + what, Details.NONE);
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    public Details details() {
        return details;
    }

    /** The body of the answer. */
    public ObjectNode status() {
        var status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1");
        put(status.putObject("metadata"), "continue", continueToken);
        status.put("status", "Failure").put("message", getMessage());
        put(status, "reason", reason);
        if (details != Details.NONE) {
            describe(status.putObject("details"));
        }
        return status.put("code", code);
    }

    public ApiResponse.Whole response() {
        var headers = details.retryAfter()
                .map(wait -> Map.of("Retry-After", "" + wait.toSeconds()))
                .orElse(Map.of());
        return new ApiResponse.Whole(
                code, "application/json", headers, status().toString().getBytes(StandardCharsets.UTF_8));
    }

    private void describe(ObjectNode node) {
        put(node, "name", details.name());
        put(node, "group", details.group());
        put(node, "kind", details.kind());
        put(node, "uid", details.uid());
        if (!details.causes().isEmpty()) {
            var causes = node.putArray("causes");
            details.causes()
                    .forEach(cause -> put(
                            causes.addObject().put("reason", cause.reason()).put("message", cause.message()),
                            "field",
                            cause.field()));
        }
        details.retryAfter().ifPresent(wait -> node.put("retryAfterSeconds", wait.toSeconds()));
    }

    private static void put(ObjectNode node, String field, String value) {
        if (!value.isEmpty()) {
            node.put(field, value);
        }
    }

    private static String qualified(String name, String group) {
        return group.isEmpty() ? name : name + "." + group;
    }
}
