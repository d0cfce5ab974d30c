package io.hubbackup.apiserver.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Served kinds follow the CustomResourceDefinitions and the APIServices that are stored")
class ServedKindsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private final ServedKinds kinds = new ServedKinds(clock);
    private final Map<String, ObjectNode> stored = new TreeMap<>();
    private final List<String> done = new ArrayList<>();

    @Test
    @DisplayName("a definition is accepted, installed, established, and then served, the preferred version first")
    void establishes() {
        store(widgets());

        assertThat(done)
                .containsExactly(
                        "status widgets.test.io NamesAccepted=True Established=False",
                        "status widgets.test.io NamesAccepted=True Established=True",
                        "create v1.test.io",
                        "create v1beta1.test.io");
        assertThat(kinds.find("test.io", "v1", "widgets"))
                .hasValueSatisfying(kind -> assertThat(kind.storedVersion()).isEqualTo("v1"));
        assertThat(kinds.find("test.io", "v2", "widgets")).as("not served").isEmpty();
        assertThat(kinds.groups().getLast().versions())
                .extracting(ServedGroup.Version::name)
                .containsExactly("v1", "v1beta1");
    }

    @Test
    @DisplayName("a name that another definition has is not accepted, until that one is gone")
    void refusesNames() {
        store(widgets());
        var gizmos = widgets();
        gizmos.withObjectProperty("metadata").put("name", "gizmos.test.io");
        gizmos.withObjectProperty("spec").withObjectProperty("names").put("plural", "gizmos");
        store(gizmos);

        assertThat(condition("gizmos.test.io", "NamesAccepted").path("reason").asText())
                .isEqualTo("ListKindConflict");
        assertThat(condition("gizmos.test.io", "NamesAccepted").path("message").asText())
                .isEqualTo("\"WidgetList\" is already in use");
        assertThat(condition("gizmos.test.io", "Established").path("reason").asText())
                .isEqualTo("NotAccepted");
        assertThat(kinds.find("test.io", "v1", "gizmos")).isEmpty();

        remove(ServedKinds.DEFINITIONS, "widgets.test.io");

        assertThat(kinds.find("test.io", "v1", "gizmos")).isPresent();
    }

    @Test
    @DisplayName("a definition that is deleted first loses its objects; they can only go by then")
    void cleansUp() {
        store(widgets());
        var marked = stored("widgets.test.io").deepCopy();
        ServedKinds.mark(marked, "2026-01-01T00:00:00Z");
        marked.withObjectProperty("metadata").put("deletionTimestamp", "2026-01-01T00:00:00Z");
        done.clear();
        store(marked);

        assertThat(done)
                .containsExactly(
                        "status widgets.test.io NamesAccepted=True Established=True Terminating=True",
                        "clean up widgets.test.io");
        assertThat(condition("widgets.test.io", "Terminating").path("reason").asText())
                .isEqualTo("InstanceDeletionInProgress");
        assertThat(kinds.find("test.io", "v1", "widgets").orElseThrow().verbs())
                .containsExactly("delete", "deletecollection", "get", "list", "watch");

        done.clear();
        remove(ServedKinds.DEFINITIONS, "widgets.test.io");

        assertThat(kinds.find("test.io", "v1", "widgets")).isEmpty();
        assertThat(done).containsExactly("delete v1.test.io", "delete v1beta1.test.io");
    }

    @Test
    @DisplayName(
            "an APIService of a service that is not there makes its group unavailable, at its place among the groups")
    void knowsUnavailable() throws JsonProcessingException {
        store(object("""
                {"kind": "APIService", "apiVersion": "apiregistration.k8s.io/v1", "metadata": {"name": "v1.gone.io"},
                 "spec": {"group": "gone.io", "version": "v1", "groupPriorityMinimum": 17000, "versionPriority": 15,
                          "service": {"name": "foo", "namespace": "default"}}}"""));

        assertThat(condition("v1.gone.io", "Available").path("message").asText())
                .isEqualTo("service/foo in \"default\" is not present");
        assertThat(kinds.groups())
                .extracting(ServedGroup::name)
                .containsSubsequence("policy", "gone.io", "rbac.authorization.k8s.io");
        assertThat(kinds.groups())
                .filteredOn(group -> group.name().equals("gone.io"))
                .flatExtracting(ServedGroup::versions)
                .extracting(ServedGroup.Version::available)
                .containsExactly(false);
    }

    @Test
    @DisplayName("versions are told stable before beta before alpha, the newer first")
    void ordersVersions() {
        var versions = new ArrayList<>(List.of("foo", "v1alpha1", "v2", "v10", "v1beta2", "v1", "v1beta10", "bar"));
        versions.sort(VersionOrder.NEWEST_FIRST);

        assertThat(versions).containsExactly("v10", "v2", "v1", "v1beta10", "v1beta2", "v1alpha1", "bar", "foo");
    }

    private void store(ObjectNode object) {
        var name = object.path("metadata").path("name").asText();
        var resource =
                object.path("kind").asText().equals("APIService") ? ServedKinds.API_SERVICES : ServedKinds.DEFINITIONS;
        stored.put(name, object);
        kinds.changed(resource, name, Optional.of(object)).forEach(this::carryOut);
    }

    private ObjectNode stored(String name) {
        return Optional.ofNullable(stored.get(name)).orElseThrow();
    }

    private void remove(String resource, String name) {
        stored.remove(name);
        kinds.changed(resource, name, Optional.empty()).forEach(this::carryOut);
    }

    private void carryOut(Consequence consequence) {
        switch (consequence) {
            case Consequence.NewStatus(var resource, var name, var status) -> {
                done.add("status " + name + " " + conditions(status));
                var object = stored(name).deepCopy();
                object.set("status", status);
                store(object);
            }
            case Consequence.Create(var resource, var object) -> {
                done.add("create " + object.path("metadata").path("name").asText());
                store(object);
            }
            case Consequence.Delete(var resource, var name) -> {
                done.add("delete " + name);
                remove(resource, name);
            }
            case Consequence.CleanUp(var definition, var finalizer) -> done.add("clean up " + definition);
        }
    }

    private static String conditions(JsonNode status) {
        var words = new ArrayList<String>();
        status.path("conditions")
                .forEach(one -> words.add(
                        one.path("type").asText() + "=" + one.path("status").asText()));
        return String.join(" ", words);
    }

    private JsonNode condition(String name, String type) {
        for (var condition : stored(name).path("status").path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition;
            }
        }
        throw new AssertionError("no condition " + type + " in " + stored(name));
    }

    private static ObjectNode widgets() {
        try {
            return object("""
                    {"kind": "CustomResourceDefinition", "apiVersion": "apiextensions.k8s.io/v1", "metadata": {"name": "widgets.test.io"},
                     "spec": {"group": "test.io", "scope": "Namespaced",
                              "names": {"plural": "widgets", "singular": "widget", "kind": "Widget", "listKind": "WidgetList"},
                              "versions": [
                                {"name": "v1beta1", "served": true, "storage": false, "schema": {"openAPIV3Schema": {"type": "object"}}},
                                {"name": "v1", "served": true, "storage": true, "schema": {"openAPIV3Schema": {"type": "object"}}},
                                {"name": "v2", "served": false, "storage": false, "schema": {"openAPIV3Schema": {"type": "object"}}}]},
                     "status": {"storedVersions": ["v1"]}}""");
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    private static ObjectNode object(String json) throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(json);
    }
}
