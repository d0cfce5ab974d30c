package io.hubbackup.apply;

import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Asks the API server what somebody may do. It is a question, and yet it is asked by creating an object that nobody keeps. */
public final class AccessReviews {

    private static final ApiKind OF_SOMEBODY =
            new ApiKind("authorization.k8s.io", "v1", "SubjectAccessReview", "subjectaccessreviews", false);

    private final ApiDoor door;

    public AccessReviews(ApiDoor door) {
        this.door = door;
    }

    /**
     * Who asks to do something, as the API server knows him.
     *
     * @param user {@code username}, {@code uid}, {@code groups} and {@code extra} of a request for admission
     */
    public record Subject(Tree user) {

        private Map<String, Object> fields() {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("user", user.text("username").orElse(""));
            user.text("uid").ifPresent(uid -> fields.put("uid", uid));
            fields.put("groups", user.texts("groups"));
            fields.put("extra", user.child("extra").fields());
            return fields;
        }
    }

    /**
     * What he wants to do.
     *
     * @param namespace empty for all of them
     */
    public record Deed(String verb, String group, String resource, Optional<String> namespace) {

        private Map<String, Object> fields() {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("verb", verb);
            fields.put("group", group);
            fields.put("resource", resource);
            namespace.ifPresent(name -> fields.put("namespace", name));
            return fields;
        }
    }

    /** Whether he may. */
    public sealed interface Answer {

        record Allowed() implements Answer {}

        record Denied() implements Answer {}

        /** It could not be told; that is no permission. */
        record Unclear(String why) implements Answer {}
    }

    /** Blocks; never throws for what the API server or the network does. */
    public Answer ask(Subject subject, Deed deed) {
        var spec = new LinkedHashMap<>(subject.fields());
        spec.put("resourceAttributes", deed.fields());
        var review = Map.of("apiVersion", OF_SOMEBODY.apiVersion(), "kind", OF_SOMEBODY.kind(), "spec", spec);
        try {
            var answer = door.create(OF_SOMEBODY, OF_SOMEBODY.path(""), review);
            return answer.ok() ? read(answer.body().child("status")) : new Answer.Unclear(answer.message());
        } catch (IOException failed) {
            return new Answer.Unclear(String.valueOf(failed.getMessage()));
        }
    }

    /** An authorizer that could not look everywhere may still have found a permission, but its "no" is none. */
    private static Answer read(Tree status) {
        if (status.flag("allowed").orElse(false)) {
            return new Answer.Allowed();
        }
        return status.text("evaluationError")
                .filter(error -> !error.isEmpty())
                .<Answer>map(Answer.Unclear::new)
                .orElseGet(Answer.Denied::new);
    }
}
