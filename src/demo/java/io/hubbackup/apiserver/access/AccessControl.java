package io.hubbackup.apiserver.access;

import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.store.ObjectStore;
import io.hubbackup.observe.Clockwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Bearer tokens tell who asks, the stored roles what it may do; who may, can act as somebody else. */
public final class AccessControl implements Access {

    private static final String BEARER = "bearer ";
    private static final String IMPERSONATE = "impersonate";

    private final Roles roles;
    private final Tokens tokens;
    private final User withoutToken;

    /**
     * @param tokens of users, by token
     * @param withoutToken who a request without a token is of: {@link User#ANONYMOUS}, or somebody who may do more
     */
    public AccessControl(
            ObjectStore store, Map<String, User> tokens, User withoutToken, Clockwork time, RandomGenerator random) {
        this.roles = new Roles(store);
        this.tokens = new Tokens(tokens, store, time, random);
        this.withoutToken = withoutToken;
    }

    @Override
    public User authenticate(ApiRequest request) {
        var user = bearer(request)
                .map(token -> tokens.owner(token).orElseThrow(ApiFailure::unauthorized))
                .orElse(withoutToken);
        return actingAs(user, request);
    }

    @Override
    public boolean allowed(User user, Attempt attempt) {
        return user.isMaster() || roles.allows(user, attempt);
    }

    Roles roles() {
        return roles;
    }

    Tokens tokens() {
        return tokens;
    }

    private static Optional<String> bearer(ApiRequest request) {
        return request.header("authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    private User actingAs(User user, ApiRequest request) {
        var name = request.header("impersonate-user").orElse("");
        var groups = request.header("impersonate-group").stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .toList();
        if (name.isEmpty() && groups.isEmpty()) {
            return user;
        }
        if (name.isEmpty()) {
            throw ApiFailure.badRequest("requested " + groups + " without impersonating a user");
        }
        check(user, impersonation(name));
        groups.forEach(group -> check(user, Attempt.onObject(IMPERSONATE, "", "groups", "", group)));
        return acted(name, groups);
    }

    private static Attempt impersonation(String name) {
        return account(name)
                .map(account ->
                        Attempt.onObject(IMPERSONATE, "", "serviceaccounts", account.getFirst(), account.getLast()))
                .orElseGet(() -> Attempt.onObject(IMPERSONATE, "", "users", "", name));
    }

    private static User acted(String name, List<String> groups) {
        var account = account(name);
        if (groups.isEmpty() && account.isPresent()) {
            return User.serviceAccount(account.get().getFirst(), account.get().getLast());
        }
        if (name.equals(User.ANONYMOUS.name())) {
            return User.ANONYMOUS;
        }
        var all = new ArrayList<>(groups);
        if (!all.contains(User.AUTHENTICATED)) {
            all.add(User.AUTHENTICATED);
        }
        return new User(name, List.copyOf(all));
    }

    /** Namespace and name of a service account. */
    private static Optional<List<String>> account(String user) {
        return Optional.of(user)
                .filter(name -> name.startsWith(User.SERVICE_ACCOUNT))
                .map(name ->
                        List.of(name.substring(User.SERVICE_ACCOUNT.length()).split(":", -1)))
                .filter(parts -> parts.size() == 2);
    }
}
