package io.hubbackup.apiserver;

import io.hubbackup.apiserver.access.Access;
import io.hubbackup.apiserver.access.Attempt;
import io.hubbackup.apiserver.access.User;
import io.hubbackup.apiserver.request.ApiRequest;

/** Everybody may do everything. */
final class OpenAccess implements Access {

    @Override
    public User authenticate(ApiRequest request) {
        return User.ADMIN;
    }

    @Override
    public boolean allowed(User user, Attempt attempt) {
        return true;
    }
}
