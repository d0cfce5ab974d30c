package io.hubbackup.apiserver;

import io.hubbackup.apiserver.access.Access;
import io.hubbackup.apiserver.access.Attempt;
import io.hubbackup.apiserver.access.Special;
import io.hubbackup.apiserver.access.User;
import io.hubbackup.apiserver.kind.Kinds;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.request.Handler;
import io.hubbackup.apiserver.request.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds out what a request is about and whether it is allowed, and has it done. */
final class Router implements Handler {

    private final Kinds kinds;
    private final Access access;
    private final List<Special> specials;
    private final Verbs verbs;
    private final Handler discovery;

    /** @param discovery what is not about objects: {@code /apis}, {@code /version}, {@code /readyz} */
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
        var target = Target.of(request.path());
        return target.isPresent() ? objects(target.get(), user, request) : others(user, request);
    }

    private ApiResponse others(User user, ApiRequest request) {
        var verb = request.method().toLowerCase(Locale.ROOT);
        var attempt = new Attempt(verb, "", "", "", "", "", "", request.path());
        if (!access.allowed(user, attempt)) {
            var why = "User \"%s\" cannot %s path \"%s\"".formatted(user.name(), verb, request.path());
            throw new ApiFailure(403, "Forbidden", "forbidden: " + why, ApiFailure.Details.NONE);
        }
        return discovery.handle(request);
    }

    private ApiResponse objects(Target target, User user, ApiRequest request) {
        var verb = target.verb(request);
        authorise(target, verb, user);
        var special = specials.stream()
                .map(one -> one.answer(target, user, request))
                .flatMap(Optional::stream)
                .findFirst();
        if (special.isPresent()) {
            return special.get();
        }
        var kind = kinds.find(target.group(), target.version(), target.plural());
        return kind.map(served -> verbs.answer(served, target, verb, request)).orElseGet(() -> unknown(target));
    }

    private void authorise(Target target, String verb, User user) {
        var attempt = new Attempt(
                verb,
                target.group(),
                target.version(),
                target.plural(),
                target.subresource(),
                target.namespace(),
                target.name(),
                "");
        if (!access.allowed(user, attempt)) {
            throw ApiFailure.forbidden(target.group(), target.plural(), target.name(), why(target, verb, user));
        }
    }

    private static String why(Target target, String verb, User user) {
        var resource = target.plural() + (target.subresource().isEmpty() ? "" : "/" + target.subresource());
        var scope = target.namespace().isEmpty()
                ? "at the cluster scope"
                : "in the namespace \"%s\"".formatted(target.namespace());
        return "User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
                .formatted(user.name(), verb, resource, target.group(), scope);
    }

    /** A group of built-in kinds says that it does not have a kind; nobody answers for a group that is not there, or is not built in. */
    private ApiResponse unknown(Target target) {
        boolean builtIn = kinds.all().stream()
                .filter(kind ->
                        kind.group().equals(target.group()) && kind.version().equals(target.version()))
                .map(ServedKind::custom)
                .anyMatch(Optional::isEmpty);
        if (builtIn) {
            throw ApiFailure.noSuchPath();
        }
        return pageNotFound();
    }

    static ApiResponse pageNotFound() {
        return new ApiResponse.Whole(
                404,
                "text/plain; charset=utf-8",
                Map.of("X-Content-Type-Options", "nosniff"),
                "404 page not found\n".getBytes(StandardCharsets.UTF_8));
    }
}
