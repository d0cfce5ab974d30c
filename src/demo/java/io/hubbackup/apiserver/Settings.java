package io.hubbackup.apiserver;

import io.hubbackup.apiserver.access.User;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server is like.
 *
 * @param tokens who is known by which bearer token
 * @param withoutToken who a request without a token is of
 * @param controllers whether objects without owners are collected, and namespaces emptied, as a controller manager does
 * @param remembered how many changes of each resource are kept for watches and pages
 */
public record Settings(Map<String, User> tokens, User withoutToken, boolean controllers, int remembered) {

    /** The token of somebody who may do everything. */
    public static final String ADMIN_TOKEN = "local-admin";

    private static final int REMEMBERED = 10_000;

    /** A whole cluster, with one user, who may do everything and is known by {@link #ADMIN_TOKEN}. */
    public static Settings usual() {
        return new Settings(Map.of(ADMIN_TOKEN, User.ADMIN), User.ANONYMOUS, true, REMEMBERED);
    }

    public Settings with(String token, User user) {
        var all = new TreeMap<>(tokens);
        all.put(token, user);
        return new Settings(all, withoutToken, controllers, remembered);
    }

    public Settings withoutControllers() {
        return new Settings(tokens, withoutToken, false, remembered);
    }

    public Settings remembering(int changes) {
        return new Settings(tokens, withoutToken, controllers, changes);
    }
}
