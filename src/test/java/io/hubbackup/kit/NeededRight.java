package io.hubbackup.kit;

import io.hubbackup.apiserver.fault.RequestRecord;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What somebody who sends a request must be allowed to do.
 *
 * @param resource {@code secrets}, {@code backups.velero.io}, {@code restores.velero.io/status}
 */
public record NeededRight(String verb, String resource, Where where) implements Comparable<NeededRight> {

    /** Everybody may ask what he may do. */
    private static final Set<String> FREE = Set.of("selfsubjectaccessreviews.authorization.k8s.io");

    /** Where the request goes. */
    public enum Where {
        /** To all namespaces, or to none. */
        EVERYWHERE,
        /** To the namespace of the backups, where the operator is installed too. */
        BACKUPS,
        /** To another namespace. */
        ELSEWHERE
    }

    /** The rights of a client's requests, by the beginning of its user agent. */
    static SortedSet<NeededRight> of(Collection<RequestRecord> requests, String userAgent) {
        return requests.stream()
                .filter(request -> request.userAgent().startsWith(userAgent))
                .filter(request -> !request.resource().startsWith("/") && !FREE.contains(request.resource()))
                .map(NeededRight::of)
                .distinct()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static NeededRight of(RequestRecord request) {
        var resource =
                request.subresource().isEmpty() ? request.resource() : request.resource() + "/" + request.subresource();
        boolean namespaced =
                !request.namespace().isEmpty() && !request.resource().equals("namespaces");
        var where = !namespaced
                ? Where.EVERYWHERE
                : request.namespace().equals(Hub.NAMESPACE) ? Where.BACKUPS : Where.ELSEWHERE;
        return new NeededRight(request.verb(), resource, where);
    }

    /** The API group, empty for the core. */
    public String group() {
        var bare = resource.split("/", 2)[0];
        int dot = bare.indexOf('.');
        return dot < 0 ? "" : bare.substring(dot + 1);
    }

    /** The plural, and the sub-resource after a slash, as a role names them. */
    public String plural() {
        var parts = resource.split("/", 2);
        var plural = parts[0].split("\\.", 2)[0];
        return parts.length == 1 ? plural : plural + "/" + parts[1];
    }

    static NeededRight parse(String row) {
        var columns = row.split("\t");
        return new NeededRight(columns[1], columns[0], Where.valueOf(columns[2].toUpperCase(Locale.ROOT)));
    }

    String row() {
        return String.join("\t", resource, verb, where.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public int compareTo(NeededRight other) {
        return row().compareTo(other.row());
    }

    @Override
    public String toString() {
        return "%s %s %s".formatted(verb, resource, where.name().toLowerCase(Locale.ROOT));
    }
}
