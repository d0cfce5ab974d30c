package io.hubbackup.apiserver;

import io.hubbackup.apiserver.access.Access;
import io.hubbackup.apiserver.access.Attempt;
import io.hubbackup.apiserver.access.Special;
import io.hubbackup.apiserver.access.User;
import io.hubbackup.apiserver.kind.Kinds;
import io.hubbackup.apiserver.request.Address;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.request.Handler;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what a request is about and whether it is allowed, and has it done.
 *
 * @param specials are asked first
 * @param pages what is not about objects, and every path that leads nowhere
 */
record Router(Kinds kinds, Access access, List<Special> specials, Verbs verbs, Handler pages) implements Handler {

    @Override
    public ApiResponse handle(ApiRequest request) {
        var user = access.authenticate(request);
        access.check(user, Attempt.of(request));
        var address = Address.of(request);
        return address.isAboutObjects() ? objects(address, user, request) : pages.handle(request);
    }

    private ApiResponse objects(Address address, User user, ApiRequest request) {
        var special = specials.stream()
                .map(one -> one.answer(address, user, request))
                .flatMap(Optional::stream)
                .findFirst();
        return special.orElseGet(() -> kinds.find(address.group(), address.version(), address.plural())
                .filter(kind -> Verbs.isPath(kind, address))
                .map(kind -> verbs.answer(kind, address, request))
                .orElseGet(() -> pages.handle(request)));
    }
}
