package io.hubbackup.apiserver.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.FieldCause;
import io.hubbackup.apiserver.store.Json;
import java.util.stream.Stream;

/** The spec of an access review: whether somebody may do something. */
final class AccessQuestion {

    private AccessQuestion() {}

    /** @throws ApiFailure 422 for a question that is none */
    static Attempt ofSelf(ObjectNode spec) {
        return checked(spec, about(spec));
    }

    /** @throws ApiFailure 422 for a question that is none */
    static Attempt ofOther(ObjectNode spec) {
        return checked(spec, Stream.concat(about(spec), who(spec)));
    }

    /** @throws ApiFailure 422 for a question that is none, or is about another namespace */
    static Attempt ofOther(ObjectNode spec, String namespace) {
        var causes = Stream.of(about(spec), who(spec), where(spec, namespace)).flatMap(all -> all);
        return checked(spec, causes);
    }

    static User subject(ObjectNode spec) {
        return new User(Json.text(spec, "user"), Reviews.texts(spec, "groups"));
    }

    private static Attempt checked(ObjectNode spec, Stream<FieldCause> wrong) {
        var causes = wrong.toList();
        if (!causes.isEmpty()) {
            throw ApiFailure.invalid(Reviews.AUTHORIZATION, "", "", causes);
        }
        var path = spec.path("nonResourceAttributes");
        var object = spec.path("resourceAttributes");
        return new Attempt(
                Json.text(path.isObject() ? path : object, "verb"),
                Json.text(object, "group"),
                Json.text(object, "version"),
                Json.text(object, "resource"),
                Json.text(object, "subresource"),
                Json.text(object, "namespace"),
                Json.text(object, "name"),
                Json.text(path, "path"));
    }

    private static Stream<FieldCause> about(ObjectNode spec) {
        var path = spec.path("nonResourceAttributes");
        boolean objects = spec.path("resourceAttributes").isObject();
        if (objects != path.isObject()) {
            return Stream.empty();
        }
        return Stream.of(
                objects
                        ? FieldCause.invalid(
                                "spec.nonResourceAttributes",
                                "{\"Path\":\"%s\",\"Verb\":\"%s\"}"
                                        .formatted(Json.text(path, "path"), Json.text(path, "verb")),
                                "cannot be specified in combination with resourceAttributes")
                        : FieldCause.invalid(
                                "spec.resourceAttributes",
                                "null",
                                "exactly one of nonResourceAttributes or resourceAttributes must be specified"));
    }

    private static Stream<FieldCause> who(ObjectNode spec) {
        var user = subject(spec);
        return user.name().isEmpty() && user.groups().isEmpty()
                ? Stream.of(FieldCause.invalid("spec.user", "\"\"", "at least one of user or group must be specified"))
                : Stream.empty();
    }

    private static Stream<FieldCause> where(ObjectNode spec, String namespace) {
        var asked = Json.text(spec, "resourceAttributes", "namespace");
        return asked.equals(namespace)
                ? Stream.empty()
                : Stream.of(FieldCause.invalid(
                        "spec.resourceAttributes.namespace", "\"" + asked + "\"", "must match metadata.namespace"));
    }
}
