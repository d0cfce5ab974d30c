package io.hubbackup.apiserver.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.Address;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.ObjectStore;
import io.hubbackup.observe.Clockwork;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** A store with roles, and whoever guards it. JSON in single quotation marks is read as JSON; a tilde is a quotation mark within a text. */
final class Cluster implements Clockwork {

    static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    final ObjectStore store = new ObjectStore(100);
    final AccessControl access = new AccessControl(
            store,
            Map.of("given", new User("jane", List.of("devs", "system:authenticated"))),
            User.ANONYMOUS,
            this,
            new Random(7));
    final Reviews reviews = new Reviews(access, store, this);
    Instant now = START;

    /** With the roles that every cluster has. */
    Cluster() {
        DefaultRoles.all().forEach(this::add);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        throw new UnsupportedOperationException();
    }

    Cluster with(String kind, String namespace, String name, String fields) {
        var place = namespace.isEmpty() ? "" : "'namespace':'" + namespace + "',";
        add(json("{'kind':'" + kind + "','metadata':{" + place + "'name':'" + name + "','uid':'u-" + name + "'}"
                + fields + "}"));
        return this;
    }

    void without(String resource, String namespace, String name) {
        store.remove(store.find(resource, namespace, name).orElseThrow());
    }

    /** The answer to a question, or the refusal of it. */
    ObjectNode ask(User user, String path, String body) {
        var request = request("POST", path, Map.of(), body);
        try {
            var answer = reviews.answer(Address.of(request), user, request).orElseThrow();
            return Json.object(((ApiResponse.Whole) answer).body());
        } catch (ApiFailure failure) {
            return failure.status();
        }
    }

    static ApiRequest request(String method, String path, Map<String, String> headers, String body) {
        return new ApiRequest(
                method, path, Map.of(), headers, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    static ObjectNode json(String singleQuoted) {
        return Json.object(singleQuoted.replace('\'', '"').replace("~", "\\\"").getBytes(StandardCharsets.UTF_8));
    }

    private void add(ObjectNode object) {
        var kind = Json.text(object, "kind");
        var group = kind.contains("Role") ? ".rbac.authorization.k8s.io" : "";
        store.create(kind.toLowerCase(Locale.ROOT) + "s" + group, object, () -> {});
    }
}
