package io.hubbackup.apiserver.request;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the path of a request names, if it is about objects.
 *
 * @param group empty for the core group
 * @param namespace empty for a kind without namespaces, or for all namespaces
 * @param name empty for a whole collection
 * @param subresource {@code status}, or empty
 */
public record Target(String group, String version, String plural, String namespace, String name, String subresource) {

    /** Empty for a path that is not about objects: {@code /version}, {@code /apis/velero.io/v1}. */
    public static Optional<Target> of(String path) {
        var parts = Arrays.stream(path.split("/")).skip(1).toList();
        if (parts.size() > 2 && parts.getFirst().equals("api")) {
            return of("", parts.get(1), parts.subList(2, parts.size()));
        }
        if (parts.size() > 3 && parts.getFirst().equals("apis")) {
            return of(parts.get(1), parts.get(2), parts.subList(3, parts.size()));
        }
        return Optional.empty();
    }

    // A namespace is an object itself, and has subresources; everything else below it is about what it holds.
    private static Optional<Target> of(String group, String version, List<String> parts) {
        boolean within = parts.size() > 2
                && parts.getFirst().equals("namespaces")
                && !(parts.size() == 3 && List.of("status", "finalize").contains(parts.get(2)));
        var namespace = within ? parts.get(1) : "";
        var rest = within ? parts.subList(2, parts.size()) : parts;
        if (rest.size() > 3) {
            return Optional.empty();
        }
        return Optional.of(new Target(group, version, rest.getFirst(), namespace, part(rest, 1), part(rest, 2)));
    }

    /** The verb of a role for a request with this target. */
    public String verb(ApiRequest request) {
        return switch (request.method()) {
            case "GET", "HEAD" -> request.flag("watch") && name.isEmpty() ? "watch" : name.isEmpty() ? "list" : "get";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
            default -> "";
        };
    }

    /** {@code secrets}, {@code backups.velero.io}. */
    public String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    private static String part(List<String> parts, int index) {
        return parts.size() > index ? parts.get(index) : "";
    }
}
