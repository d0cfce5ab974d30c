package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The APIServices: one for each group-version that is served here, kept by the server itself; and those that point to a service, of which none ever answers
 * here.
 */
final class ApiServices {

    private static final String AUTO = "kube-aggregator.kubernetes.io/automanaged";
    static final int CUSTOM_GROUP_PRIORITY = 1000;
    static final int CUSTOM_VERSION_PRIORITY = 100;

    private final InstantSource clock;
    private final Map<String, ObjectNode> stored = new TreeMap<>();

    ApiServices(InstantSource clock) {
        this.clock = clock;
    }

    /** A group-version that nobody answers for. */
    record Unavailable(String group, String version, int groupPriority, int versionPriority) {}

    void changed(String name, Optional<ObjectNode> object) {
        object.ifPresentOrElse(now -> stored.put(name, now.deepCopy()), () -> stored.remove(name));
    }

    List<Unavailable> unavailable() {
        return stored.values().stream()
                .map(service -> service.path("spec"))
                .filter(ApiServices::remote)
                .map(spec -> new Unavailable(
                        spec.path("group").asText(),
                        spec.path("version").asText(),
                        spec.path("groupPriorityMinimum").asInt(),
                        spec.path("versionPriority").asInt()))
                .toList();
    }

    private static boolean remote(JsonNode spec) {
        return spec.path("service").isObject();
    }

    static List<ObjectNode> initial(InstantSource clock) {
        return DataRows.read("built-in-groups.tsv", 5).stream()
                .filter(row -> row.get(4).isEmpty())
                .map(row -> local(
                        row.get(0),
                        row.get(1),
                        Integer.parseInt(row.get(2)),
                        Integer.parseInt(row.get(3)),
                        "onstart",
                        clock))
                .toList();
    }

    /** @param custom all kinds of definitions */
    Optional<Consequence> next(List<ServedKind> custom) {
        var wanted = new TreeMap<String, ServedKind>();
        custom.forEach(kind -> wanted.put(kind.version() + "." + kind.group(), kind));
        var missing = wanted.entrySet().stream()
                .filter(entry -> !stored.containsKey(entry.getKey()))
                .map(entry -> create(entry.getValue()));
        var present = stored.entrySet().stream()
                .flatMap(entry -> follow(entry.getKey(), entry.getValue(), wanted.containsKey(entry.getKey())));
        return Stream.concat(missing, present).findFirst();
    }

    private Consequence create(ServedKind kind) {
        return new Consequence.Create(
                ServedKinds.API_SERVICES,
                local(kind.group(), kind.version(), CUSTOM_GROUP_PRIORITY, CUSTOM_VERSION_PRIORITY, "true", clock));
    }

    private Stream<Consequence> follow(String name, ObjectNode service, boolean wanted) {
        if (!wanted
                && service.path("metadata").path("labels").path(AUTO).asText().equals("true")) {
            return Stream.of(new Consequence.Delete(ServedKinds.API_SERVICES, name));
        }
        if (service.path("status").path("conditions").isEmpty()) {
            var status = service.objectNode();
            available(status, service.path("spec"), clock);
            return Stream.of(new Consequence.NewStatus(ServedKinds.API_SERVICES, name, status));
        }
        return Stream.of();
    }

    private static ObjectNode local(
            String group, String version, int groupPriority, int versionPriority, String managed, InstantSource clock) {
        var service = JsonNodeFactory.instance.objectNode();
        service.put("kind", "APIService").put("apiVersion", "apiregistration.k8s.io/v1");
        var metadata = service.putObject("metadata").put("name", version + "." + group);
        metadata.putObject("labels").put(AUTO, managed);
        var spec = service.putObject("spec");
        if (!group.isEmpty()) {
            spec.put("group", group);
        }
        spec.put("version", version).put("groupPriorityMinimum", groupPriority).put("versionPriority", versionPriority);
        available(service.putObject("status"), spec, clock);
        return service;
    }

    private static void available(ObjectNode status, JsonNode spec, InstantSource clock) {
        boolean remote = remote(spec);
        var service = spec.path("service");
        status.putArray("conditions")
                .addObject()
                .put("type", "Available")
                .put("status", remote ? "False" : "True")
                .put(
                        "lastTransitionTime",
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("reason", remote ? "ServiceNotFound" : "Local")
                .put(
                        "message",
                        remote
                                ? "service/%s in \"%s\" is not present"
                                        .formatted(
                                                service.path("name").asText(),
                                                service.path("namespace").asText())
                                : "Local APIServices are always available");
    }
}
