package io.hubbackup.apiserver.access;

import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiFailure.Details;
import io.hubbackup.apiserver.request.ApiRequest;

/** Authentication and authorisation. */
public interface Access {

    /** @throws ApiFailure 401 for a token that nobody has */
    User authenticate(ApiRequest request);

    /** Whether the roles of the cluster allow it. */
    boolean allowed(User user, Attempt attempt);

    /** @throws ApiFailure 403 when it is not allowed */
    default void check(User user, Attempt attempt) {
        if (!allowed(user, attempt)) {
            throw refusal(user, attempt);
        }
    }

    private static ApiFailure refusal(User user, Attempt attempt) {
        if (!attempt.isAboutObjects()) {
            var why = "forbidden: User \"%s\" cannot %s path \"%s\""
                    .formatted(user.name(), attempt.verb(), attempt.path());
            return new ApiFailure(403, "Forbidden", why, Details.BLANK);
        }
        var where = attempt.namespace().isEmpty()
                ? "at the cluster scope"
                : "in the namespace \"" + attempt.namespace() + "\"";
        var why = "User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
                .formatted(user.name(), attempt.verb(), attempt.resource(), attempt.group(), where);
        return ApiFailure.forbidden(attempt.group(), attempt.plural(), attempt.name(), why);
    }
}
