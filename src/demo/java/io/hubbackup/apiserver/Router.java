package io.hubbackup.apiserver;

import io.hubbackup.apiserver.access.Access;
import io.hubbackup.apiserver.access.Attempt;
import io.hubbackup.apiserver.access.Special;
import io.hubbackup.apiserver.access.User;
import io.hubbackup.apiserver.kind.Kinds;
import io.hubbackup.apiserver.request.Address;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.request.Handler;
import java.util.List;
import java.util.Optional;

/** Finds out what a request is about and whether it is allowed, and has it done. */
final class Router implements Handler {

    private final Kinds kinds;
    private final Access access;
    private final List<Special> specials;
    private final Verbs verbs;
    private final Handler discovery;

    /** @param discovery what is not about objects, or about objects of kinds that are not served */
    Router(Kinds kinds, Access access, List<Special> specials, Verbs verbs, Handler discovery) {
        this.kinds = kinds;
        this.access = access;
        this.specials = specials;
        this.verbs = verbs;
        this.discovery = discovery;
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        var user = access.authenticate(request);
        var address = Address.of(request);
        return address.isAboutObjects() ? objects(address, user, request) : others(address, user, request);
    }

    private ApiResponse others(Address address, User user, ApiRequest request) {
        var verb = address.verb();
        var attempt = new Attempt(verb, "", "", "", "", "", "", request.path());
        if (!access.allowed(user, attempt)) {
            var why = "User \"%s\" cannot %s path \"%s\"".formatted(user.name(), verb, request.path());
            throw new ApiFailure(403, "Forbidden", "forbidden: " + why, ApiFailure.Details.NONE);
        }
        return discovery.handle(request);
    }

    private ApiResponse objects(Address address, User user, ApiRequest request) {
        authorise(address, user);
        var special = specials.stream()
                .map(one -> one.answer(address, user, request))
                .flatMap(Optional::stream)
                .findFirst();
        if (special.isPresent()) {
            return special.get();
        }
        var kind = kinds.find(address.group(), address.version(), address.plural());
        return kind.map(served -> verbs.answer(served, address, request)).orElseGet(() -> discovery.handle(request));
    }

    private void authorise(Address address, User user) {
        var attempt = new Attempt(
                address.verb(),
                address.group(),
                address.version(),
                address.plural(),
                address.subresource(),
                address.namespace(),
                address.name(),
                "");
        if (!access.allowed(user, attempt)) {
            throw ApiFailure.forbidden(address.group(), address.plural(), address.name(), why(address, user));
        }
    }

    private static String why(Address address, User user) {
        var resource = address.plural() + (address.subresource().isEmpty() ? "" : "/" + address.subresource());
        var scope = address.namespace().isEmpty()
                ? "at the cluster scope"
                : "in the namespace \"%s\"".formatted(address.namespace());
        return "User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
                .formatted(user.name(), address.verb(), resource, address.group(), scope);
    }
}
