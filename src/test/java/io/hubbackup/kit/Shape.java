package io.hubbackup.kit;

import io.hubbackup.apiserver.fault.RequestRecord;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The form of a request, without what it is about: the same form means that an API server goes the same way. Kinds of definitions are all alike here, since the server
 * treats them alike; built-in kinds are not, since each has rules and columns of its own.
 *
 * @param resource a built-in kind, {@code custom resource}, or the path of what is not about objects
 * @param scope whether it names a namespace; a Namespace is in none
 * @param options see {@link RequestRecord#options()}
 * @param accept the forms that are asked for, in order
 */
public record Shape(
        String verb,
        String resource,
        String subresource,
        String scope,
        SortedSet<String> options,
        String contentType,
        String accept)
        implements Comparable<Shape> {

    private static final Set<String> BUILT_IN_GROUPS = Set.of(
            "apps",
            "batch",
            "autoscaling",
            "policy",
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apiregistration.k8s.io",
            "authentication.k8s.io",
            "authorization.k8s.io",
            "certificates.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "events.k8s.io",
            "flowcontrol.apiserver.k8s.io",
            "networking.k8s.io",
            "node.k8s.io",
            "rbac.authorization.k8s.io",
            "scheduling.k8s.io",
            "storage.k8s.io");
    /** Lists without the contents of the objects: built-in kinds of named groups have no rules and no columns of their own there. */
    private static final String METADATA_LIST = "application/json PartialObjectMetadataList v1";

    private static final Pattern GROUP_PATH = Pattern.compile("/apis/([^/]+)(/[^/]+)?");
    private static final Pattern AS = Pattern.compile(";\\s*as=([^;,]+)");
    private static final Pattern VERSION = Pattern.compile(";\\s*v=([^;,]+)");
    private static final int COLUMNS = 7;

    public static Shape of(RequestRecord request) {
        var accept = accept(request.accept());
        var resource = accept.equals(METADATA_LIST) ? listed(request.resource()) : resource(request.resource());
        boolean inNamespace = !request.namespace().isEmpty() && !resource.equals("namespaces");
        return new Shape(
                request.verb(),
                resource,
                request.subresource(),
                inNamespace ? "namespace" : "cluster",
                request.options(),
                mediaType(request.contentType()),
                accept);
    }

    /** The embedded server reads JSON and YAML; it refuses this with 415, and clients that can send JSON then do. */
    public boolean hasProtobufBody() {
        return contentType.contains("protobuf");
    }

    /** What a client says to ask for {@link #accept}. */
    public String acceptHeader() {
        if (accept.equals("any")) {
            return "*/*";
        }
        return Arrays.stream(accept.split(","))
                .map(form -> form.split(" "))
                .map(form -> form.length < 3
                        ? form[0]
                        : "%s;g=%s;v=%s;as=%s".formatted(form[0], group(form[1]), form[2], form[1]))
                .collect(Collectors.joining(","));
    }

    private static String group(String as) {
        return as.equals("APIGroupDiscoveryList") ? "apidiscovery.k8s.io" : "meta.k8s.io";
    }

    static SortedSet<Shape> of(Collection<RequestRecord> requests) {
        return requests.stream().map(Shape::of).distinct().collect(Collectors.toCollection(TreeSet::new));
    }

    static Shape parse(String row) {
        var columns = row.split("\t", COLUMNS);
        var options = new TreeSet<>(Arrays.stream(columns[4].split(" "))
                .filter(option -> !option.isEmpty())
                .toList());
        return new Shape(columns[0], columns[1], columns[2], columns[3], options, columns[5], columns[6]);
    }

    String row() {
        return String.join("\t", verb, resource, subresource, scope, String.join(" ", options), contentType, accept);
    }

    @Override
    public int compareTo(Shape other) {
        return row().compareTo(other.row());
    }

    @Override
    public String toString() {
        return row().replace("\t", " | ");
    }

    private static String resource(String resource) {
        if (resource.startsWith("/")) {
            return path(resource);
        }
        var parts = resource.split("\\.", 2);
        return parts.length == 1 || BUILT_IN_GROUPS.contains(parts[1]) ? resource : "custom resource";
    }

    private static String listed(String resource) {
        return resource.contains(".") ? "custom resource" : resource;
    }

    private static String path(String path) {
        if (path.startsWith("/openapi/v3/")) {
            return "/openapi/v3/<document>";
        }
        var group = GROUP_PATH.matcher(path);
        if (!group.matches()) {
            return path;
        }
        var kind = BUILT_IN_GROUPS.contains(group.group(1)) ? "<built-in group>" : "<group>";
        return "/apis/" + kind + (group.group(2) == null ? "" : "/<version>");
    }

    private static String mediaType(String header) {
        return header.split(";")[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String accept(String header) {
        var forms = Arrays.stream(header.split(","))
                .map(String::strip)
                .filter(form -> !form.isEmpty())
                .map(Shape::form)
                .toList();
        return forms.isEmpty() || forms.equals(List.of("*/*")) ? "any" : String.join(",", forms);
    }

    private static String form(String range) {
        var as = AS.matcher(range);
        var version = VERSION.matcher(range);
        return mediaType(range) + (as.find() ? " " + as.group(1) : "") + (version.find() ? " " + version.group(1) : "");
    }
}
