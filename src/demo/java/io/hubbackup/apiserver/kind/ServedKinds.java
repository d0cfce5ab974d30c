package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All kinds: the built-in ones, and those of the CustomResourceDefinitions that are stored. Safe for any thread. */
public final class ServedKinds implements Kinds {

    /** The resources whose changes change what is served. */
    public static final String DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";

    public static final String API_SERVICES = "apiservices.apiregistration.k8s.io";

    private final InstantSource clock;
    private final Map<String, Held> definitions = new TreeMap<>();
    private final ApiServices services;
    private volatile Catalogue catalogue;

    /** @param kinds that the definition serves */
    private record Held(CustomDefinition definition, List<ServedKind> kinds) {

        static Held of(ObjectNode json) {
            var definition = new CustomDefinition(json.deepCopy());
            return new Held(definition, definition.kinds());
        }
    }

    public ServedKinds(InstantSource clock) {
        this.clock = clock;
        this.services = new ApiServices(clock);
        this.catalogue = new Catalogue(List.of(), services.unavailable());
    }

    @Override
    public Optional<ServedKind> find(String group, String version, String plural) {
        return catalogue.find(group, version, plural);
    }

    @Override
    public Optional<ServedKind> ofKind(String apiVersion, String kind) {
        return catalogue.ofKind(apiVersion, kind);
    }

    @Override
    public List<ServedKind> all() {
        return catalogue.all();
    }

    /** All groups in the order in which discovery tells them, the core group first. */
    public List<ServedGroup> groups() {
        return catalogue.groups();
    }

    /** The APIServices that an API server has from its start, to be stored as they are. */
    public static List<ObjectNode> initialApiServices(InstantSource clock) {
        return ApiServices.initial(clock);
    }

    /**
     * To be called after every stored change of {@link #DEFINITIONS} and {@link #API_SERVICES}, in the order of the changes; other resources are ignored.
     *
     * @param object empty when it is gone
     * @return what is to be done next, nothing where all is as it should be; what is to be done after that, the change that comes of it tells
     */
    public synchronized List<Consequence> changed(String resource, String name, Optional<ObjectNode> object) {
        switch (resource) {
            case DEFINITIONS ->
                object.map(Held::of)
                        .ifPresentOrElse(held -> definitions.put(name, held), () -> definitions.remove(name));
            case API_SERVICES -> services.changed(name, object);
            default -> {
                return List.of();
            }
        }
        var custom = definitions.values().stream()
                .flatMap(held -> held.kinds().stream())
                .toList();
        catalogue = new Catalogue(custom, services.unavailable());
        return next(resource, name, custom);
    }

    /** Makes of a definition what a delete request leaves of it: not gone, but without objects soon. */
    public static void mark(ObjectNode definition, String now) {
        DefinitionStatus.mark(definition, Instant.parse(now));
    }

    private List<Consequence> next(String resource, String name, List<ServedKind> custom) {
        var group = name.substring(name.indexOf('.') + 1);
        var concerned = definitions.values().stream()
                .map(Held::definition)
                .filter(one -> resource.equals(DEFINITIONS) && one.group().equals(group))
                .toList();
        return concerned.stream()
                .flatMap(definition -> status(definition, concerned).stream())
                .findFirst()
                .or(() -> services.next(custom))
                .map(List::of)
                .orElseGet(() -> cleanUps(concerned));
    }

    private Optional<Consequence> status(CustomDefinition definition, List<CustomDefinition> group) {
        return DefinitionStatus.next(definition, group, clock.instant())
                .map(status -> new Consequence.NewStatus(DEFINITIONS, definition.name(), status));
    }

    private static List<Consequence> cleanUps(List<CustomDefinition> definitions) {
        return definitions.stream()
                .filter(CustomDefinition::terminating)
                .<Consequence>map(one -> new Consequence.CleanUp(one.name(), CustomDefinition.FINALIZER))
                .toList();
    }
}
