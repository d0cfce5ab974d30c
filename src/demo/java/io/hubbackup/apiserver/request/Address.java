package io.hubbackup.apiserver.request;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a request is about, as its method, path and query tell, whether or not such a thing is served.
 *
 * @param verb {@code get}, {@code list}, {@code watch}, {@code create}, {@code update}, {@code patch}, {@code delete}, {@code deletecollection}
 * @param group empty for the core group
 * @param plural empty for a path that is not about objects
 * @param subresource or empty
 * @param namespace empty for all namespaces, and for kinds without one; a Namespace lies in itself
 * @param name or empty; that of a field selector for exactly one name counts too
 */
public record Address(
        String verb, String group, String version, String plural, String subresource, String namespace, String name) {

    private static final String NAMESPACES = "namespaces";
    private static final String ONE_NAME = "metadata.name=";
    private static final List<String> OF_A_NAMESPACE = List.of("status", "finalize");

    public static Address of(ApiRequest request) {
        var parts = Arrays.stream(request.path().split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.size() > 2 && parts.getFirst().equals("api")) {
            return of(request, "", parts.get(1), parts.subList(2, parts.size()));
        }
        if (parts.size() > 3 && parts.getFirst().equals("apis")) {
            return of(request, parts.get(1), parts.get(2), parts.subList(3, parts.size()));
        }
        return new Address(nonResourceVerb(request), "", "", "", "", "", "");
    }

    /** {@code secrets}, {@code backups.velero.io}; empty for a path that is not about objects. */
    public String resource() {
        return group.isEmpty() || plural.isEmpty() ? plural : plural + "." + group;
    }

    /** Whether it is about objects. */
    public boolean isAboutObjects() {
        return !plural.isEmpty();
    }

    private static Address of(ApiRequest request, String group, String version, List<String> parts) {
        var namespace = parts.size() > 1 && parts.getFirst().equals(NAMESPACES) ? parts.get(1) : "";
        boolean inside = !namespace.isEmpty() && parts.size() > 2 && !OF_A_NAMESPACE.contains(parts.get(2));
        var place = inside ? parts.subList(2, parts.size()) : parts;
        var name = part(place, 1);
        return new Address(
                verb(request, !name.isEmpty()),
                group,
                version,
                place.getFirst(),
                part(place, 2),
                namespace,
                name.isEmpty() ? selectedName(request).orElse("") : name);
    }

    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    private static String verb(ApiRequest request, boolean one) {
        return switch (request.method()) {
            case "GET", "HEAD" -> one ? "get" : request.flag("watch") ? "watch" : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> one ? "delete" : "deletecollection";
            default -> "";
        };
    }

    private static String nonResourceVerb(ApiRequest request) {
        return request.method().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> selectedName(ApiRequest request) {
        return request.parameter("fieldSelector")
                .filter(selector -> selector.startsWith(ONE_NAME) && !selector.contains(","))
                .map(selector -> selector.substring(ONE_NAME.length()));
    }
}
