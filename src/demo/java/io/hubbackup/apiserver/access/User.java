package io.hubbackup.apiserver.access;

import java.util.List;
import java.util.Map;

/**
 * Who asks.
 *
 * @param uid empty where the user has none
 * @param extra what else is told of the user, by key
 */
public record User(String name, String uid, List<String> groups, Map<String, List<String>> extra) {

    static final String AUTHENTICATED = "system:authenticated";
    static final String SERVICE_ACCOUNT = "system:serviceaccount:";
    static final String MASTERS = "system:masters";

    /** May do everything. */
    public static final User ADMIN = new User("admin", "admin", List.of(MASTERS, AUTHENTICATED), Map.of());

    /** Whoever shows no token. */
    public static final User ANONYMOUS = new User("system:anonymous", "", List.of("system:unauthenticated"), Map.of());

    public User(String name, List<String> groups) {
        this(name, "", groups, Map.of());
    }

    /** The user that a pod with this service account would be. */
    public static User serviceAccount(String namespace, String name) {
        return serviceAccount(namespace, name, "", Map.of());
    }

    static User serviceAccount(String namespace, String name, String uid, Map<String, List<String>> extra) {
        var groups = List.of("system:serviceaccounts", "system:serviceaccounts:" + namespace, AUTHENTICATED);
        return new User(serviceAccountName(namespace, name), uid, groups, extra);
    }

    static String serviceAccountName(String namespace, String name) {
        return SERVICE_ACCOUNT + namespace + ":" + name;
    }

    /** No rule is asked about members of {@code system:masters}. */
    boolean isMaster() {
        return groups.contains(MASTERS);
    }
}
