package io.hubbackup.apiserver.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.Address;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.request.FieldCause;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.ObjectStore;
import io.hubbackup.observe.Clockwork;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The questions about access: each is created, answered in its status, and kept nowhere. */
public final class Reviews implements Special {

    private static final String AUTHENTICATION = "authentication.k8s.io";
    static final String AUTHORIZATION = "authorization.k8s.io";
    private static final String ACCOUNTS = "serviceaccounts";
    private static final Map<String, String> TYPES = Map.of(
            "selfsubjectreviews." + AUTHENTICATION + "/", "SelfSubjectReview",
            "tokenreviews." + AUTHENTICATION + "/", "TokenReview",
            "selfsubjectaccessreviews." + AUTHORIZATION + "/", "SelfSubjectAccessReview",
            "selfsubjectrulesreviews." + AUTHORIZATION + "/", "SelfSubjectRulesReview",
            "subjectaccessreviews." + AUTHORIZATION + "/", "SubjectAccessReview",
            "localsubjectaccessreviews." + AUTHORIZATION + "/", "LocalSubjectAccessReview",
            ACCOUNTS + "/token", "TokenRequest");
    private static final long AN_HOUR = 3600;
    private static final long SHORTEST = 600;

    private final AccessControl access;
    private final ObjectStore store;
    private final Clockwork time;

    public Reviews(AccessControl access, ObjectStore store, Clockwork time) {
        this.access = access;
        this.store = store;
        this.time = time;
    }

    /** @throws ApiFailure 400 or 422 for a question that is none, 404 for a service account that is not there */
    @Override
    public Optional<ApiResponse> answer(Address address, User user, ApiRequest request) {
        return type(address).map(type -> {
            if (address.subresource().isEmpty() && !address.name().isEmpty()) {
                throw ApiFailure.noSuchPath();
            }
            if (!address.verb().equals("create")) {
                throw ApiFailure.methodNotAllowed();
            }
            return answer(type, address, user, request);
        });
    }

    private static Optional<String> type(Address address) {
        return Optional.ofNullable(TYPES.get(address.resource() + "/" + address.subresource()));
    }

    private ApiResponse answer(String type, Address address, User user, ApiRequest request) {
        var review = body(type, request);
        var group = address.subresource().isEmpty() ? address.group() : AUTHENTICATION;
        checkType(review, type, group + "/v1");
        var metadata = Json.child(review, "metadata");
        var spec = Json.child(review, "spec");
        switch (type) {
            case "SelfSubjectAccessReview" -> review.set("status", decision(user, AccessQuestion.ofSelf(spec)));
            case "SubjectAccessReview" ->
                review.set("status", decision(AccessQuestion.subject(spec), AccessQuestion.ofOther(spec)));
            case "LocalSubjectAccessReview" -> {
                var attempt = AccessQuestion.ofOther(spec, address.namespace());
                metadata.put("namespace", address.namespace());
                review.set("status", decision(AccessQuestion.subject(spec), attempt));
            }
            case "SelfSubjectRulesReview" -> rules(user, review, spec);
            case "SelfSubjectReview" -> {
                review.remove("spec");
                metadata.put("creationTimestamp", now());
                Json.child(review, "status").set("userInfo", shown(user));
            }
            case "TokenReview" -> review.set("status", tokenStatus(spec));
            case "TokenRequest" -> token(address, review, spec);
            default -> throw ApiFailure.notImplemented(type);
        }
        return new ApiResponse.Whole(201, "application/json", Map.of(), Json.bytes(review));
    }

    private static void checkType(ObjectNode review, String type, String apiVersion) {
        var kind = Json.text(review, "kind");
        var version = Json.text(review, "apiVersion");
        if (!kind.isEmpty() && !kind.equals(type) || !version.isEmpty() && !version.equals(apiVersion)) {
            throw ApiFailure.badRequest(
                    "%s in version \"%s\" cannot be handled as a %s".formatted(kind, version, type));
        }
        review.put("kind", type).put("apiVersion", apiVersion);
    }

    private static ObjectNode body(String type, ApiRequest request) {
        try {
            return ProtobufReview.isOne(request.body())
                    ? ProtobufReview.read(type, request.body())
                    : Json.object(request.body());
        } catch (UncheckedIOException
                | ClassCastException
                | BufferUnderflowException
                | IndexOutOfBoundsException broken) {
            throw ApiFailure.badRequest(
                    "the object provided is unrecognized (must be of type %s): couldn't get version/kind; json parse error: %s"
                            .formatted(type, broken.getMessage()));
        }
    }

    private ObjectNode decision(User user, Attempt attempt) {
        var status = Json.object().put("allowed", access.allowed(user, attempt));
        if (!user.isMaster()) {
            access.roles().reason(user, attempt).ifPresent(reason -> status.put("reason", reason));
        }
        return status;
    }

    private void rules(User user, ObjectNode review, ObjectNode spec) {
        var namespace = Json.text(spec, "namespace");
        if (namespace.isEmpty()) {
            throw ApiFailure.badRequest("no namespace on request");
        }
        var status = Json.object();
        var objects = status.putArray("resourceRules");
        var paths = status.putArray("nonResourceRules");
        for (var rule : access.roles().rules(user, namespace)) {
            if (rule.paths().isEmpty()) {
                var node = objects.addObject();
                put(node, "verbs", rule.verbs());
                put(node, "apiGroups", rule.groups());
                put(node, "resources", rule.resources());
                put(node, "resourceNames", rule.names());
            } else {
                var node = paths.addObject();
                put(node, "verbs", rule.verbs());
                put(node, "nonResourceURLs", rule.paths());
            }
        }
        review.putObject("spec");
        review.set("status", status.put("incomplete", false));
    }

    private ObjectNode tokenStatus(ObjectNode spec) {
        var token = Json.text(spec, "token");
        if (token.isEmpty()) {
            throw ApiFailure.badRequest("token is required for TokenReview in authentication");
        }
        var status = Json.object();
        access.tokens()
                .owner(token)
                .ifPresentOrElse(
                        owner -> {
                            status.put("authenticated", true).set("user", shown(owner));
                            put(status, "audiences", List.of(Tokens.AUDIENCE));
                        },
                        () -> {
                            status.putObject("user");
                            status.put("error", "invalid bearer token");
                        });
        return status;
    }

    private void token(Address address, ObjectNode review, ObjectNode spec) {
        var account = store.find(ACCOUNTS, address.namespace(), address.name())
                .orElseThrow(() -> ApiFailure.notFound("", ACCOUNTS, address.name()));
        long seconds = spec.path("expirationSeconds").asLong(AN_HOUR);
        if (seconds < SHORTEST) {
            var cause = FieldCause.invalid(
                    "spec.expirationSeconds", "" + seconds, "may not specify a duration less than 10 minutes");
            throw ApiFailure.invalid(AUTHENTICATION, "TokenRequest", "", List.of(cause));
        }
        var audiences = texts(spec, "audiences").isEmpty() ? List.of(Tokens.AUDIENCE) : texts(spec, "audiences");
        Json.child(review, "metadata")
                .put("name", account.name())
                .put("namespace", account.namespace())
                .put("uid", account.uid())
                .put("creationTimestamp", now());
        put(spec, "audiences", audiences);
        spec.put("expirationSeconds", seconds);
        spec.putIfAbsent("boundObjectRef", spec.nullNode());
        var end = time.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds);
        review.putObject("status")
                .put("token", access.tokens().issue(account, audiences, Duration.ofSeconds(seconds)))
                .put("expirationTimestamp", end.toString());
    }

    private static ObjectNode shown(User user) {
        var node = Json.object().put("username", user.name());
        if (!user.uid().isEmpty()) {
            node.put("uid", user.uid());
        }
        put(node, "groups", user.groups());
        if (!user.extra().isEmpty()) {
            user.extra().forEach((key, values) -> put(Json.child(node, "extra"), key, values));
        }
        return node;
    }

    private static void put(ObjectNode node, String field, Collection<String> values) {
        if (!values.isEmpty()) {
            values.forEach(node.putArray(field)::add);
        }
    }

    static List<String> texts(ObjectNode node, String field) {
        return StreamSupport.stream(node.path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private String now() {
        return time.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
