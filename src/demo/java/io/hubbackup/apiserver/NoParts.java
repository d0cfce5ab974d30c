package io.hubbackup.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.access.Access;
import io.hubbackup.apiserver.access.Attempt;
import io.hubbackup.apiserver.access.User;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.object.Manager;
import io.hubbackup.apiserver.object.Ownership;
import io.hubbackup.apiserver.object.Patches;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import java.util.Optional;

/** Stands in for parts that are not there. */
final class NoParts {

    static final Patches PATCHES = (kind, contentType, live, patch) -> {
        throw ApiFailure.notImplemented("patches");
    };

    static final Ownership OWNERSHIP = new Ownership() {
        @Override
        public ObjectNode apply(
                ServedKind kind, Optional<ObjectNode> live, ObjectNode applied, Manager manager, boolean force) {
            throw ApiFailure.notImplemented("server-side apply");
        }

        @Override
        public void written(ServedKind kind, Optional<ObjectNode> before, ObjectNode after, Manager manager) {}
    };

    static final Access ACCESS = new Access() {
        @Override
        public User authenticate(ApiRequest request) {
            return User.ADMIN;
        }

        @Override
        public boolean allowed(User user, Attempt attempt) {
            return true;
        }
    };

    private NoParts() {}
}
