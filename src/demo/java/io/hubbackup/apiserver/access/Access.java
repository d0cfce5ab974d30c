package io.hubbackup.apiserver.access;

import io.hubbackup.apiserver.request.ApiRequest;

/** Authentication and authorisation. */
public interface Access {

    /** @throws io.hubbackup.apiserver.request.ApiFailure 401 for a token that nobody has */
    User authenticate(ApiRequest request);

    /** Whether the roles of the cluster allow it. */
    boolean allowed(User user, Attempt attempt);
}
