package io.hubbackup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Watches, over a stream of lines and over a WebSocket. */
abstract class Watching extends Topic {

    @Test
    @DisplayName("§3.1 a watch tells of what was added, modified, deleted")
    void tells() {
        var from = get(widgets()).is(200).version();
        watching(watch(widgets(), from), events -> {
            given(widgets(), "{$W, metadata: {name: a}}");
            merge(widget("a"), "{spec: {size: 2}}");
            quietly("DELETE", widget("a"), "");
            events.next("ADDED", "a");
            events.next("MODIFIED", "a");
            events.next("DELETED", "a");
        });
    }

    @Test
    @DisplayName("§3.1 a watch from an old version tells what came after it, and no more")
    void fromOld() {
        given(widgets(), "{$W, metadata: {name: a}}");
        var from = given(widgets(), "{$W, metadata: {name: b}}").version();
        given(widgets(), "{$W, metadata: {name: c}}");
        merge(widget("a"), "{spec: {size: 2}}");
        watching(watch(widgets(), from), events -> {
            events.next("ADDED", "c");
            events.next("MODIFIED", "a");
        });
    }

    @Test
    @DisplayName("a watch without a version tells first of everything that is there")
    void withoutVersion() {
        given(widgets(), "{$W, metadata: {name: a}}");
        given(widgets(), "{$W, metadata: {name: b}}");
        for (var query : new String[] {"?watch=true", "?watch=1&resourceVersion=0"}) {
            watching(widgets() + query, events -> {
                events.next("ADDED", "a");
                events.next("ADDED", "b");
                merge(widget("a"), "{metadata: {labels: {n: '" + query.length() + "'}}}");
                events.next("MODIFIED", "a");
            });
        }
    }

    @Test
    @DisplayName("§3.1 a label watch tells of leaving the set as DELETED, and of coming in as ADDED")
    void labels() {
        var from = get(widgets()).is(200).version();
        watching(watch(widgets(), from) + "&labelSelector=in%3Dyes", events -> {
            given(widgets(), "{$W, metadata: {name: never}}");
            given(widgets(), "{$W, metadata: {name: a, labels: {in: 'yes'}}}");
            merge(widget("a"), "{metadata: {labels: {in: 'no'}}}");
            merge(widget("a"), "{spec: {size: 2}}");
            merge(widget("a"), "{metadata: {labels: {in: 'yes'}}}");
            events.next("ADDED", "a");
            events.next("DELETED", "a");
            events.next("ADDED", "a");
        });
    }

    @Test
    @DisplayName("a watch of one name, by a field selector")
    void fields() {
        var from = get(configMaps()).is(200).version();
        watching(watch(configMaps(), from) + "&fieldSelector=metadata.name%3Db", events -> {
            given(configMaps(), "{metadata: {name: a}}");
            given(configMaps(), "{metadata: {name: b}}");
            events.next("ADDED", "b");
        });
    }

    @Test
    @DisplayName("a watch over all namespaces")
    void everywhere() {
        var from = get("/apis/contract.hubbackup.io/v1/widgets?labelSelector=mine%3D" + id())
                .is(200)
                .version();
        watching(watch("/apis/contract.hubbackup.io/v1/widgets", from) + "&labelSelector=mine%3D" + id(), events -> {
            given(widgets(), "{$W, metadata: {name: a, labels: {mine: $id}}}");
            events.next("ADDED", "a");
        });
    }

    @Test
    @DisplayName("a watch ends in good order after timeoutSeconds")
    void timeout() {
        var from = get(widgets()).is(200).version();
        watching(watch(widgets(), from) + "&timeoutSeconds=1", events -> events.end());
    }

    @Test
    @DisplayName("bookmarks come with allowWatchBookmarks, at the latest at the end")
    void bookmarks() {
        var from = get(widgets()).is(200).version();
        watching(watch(widgets(), from) + "&timeoutSeconds=4&allowWatchBookmarks=true", events -> {
            given(widgets(), "{$W, metadata: {name: a}}");
            events.next("ADDED", "a");
            assertThat(events.next().at("/type").asText()).isEqualTo("BOOKMARK");
            events.endAfterBookmarks();
        });
    }

    @Test
    @DisplayName("sendInitialEvents: what is there, then a bookmark that says so, then what comes")
    void initialEvents() {
        given(widgets(), "{$W, metadata: {name: a}}");
        given(widgets(), "{$W, metadata: {name: b}}");
        watching(
                widgets()
                        + "?watch=true&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan",
                events -> {
                    events.next("ADDED", "a");
                    events.next("ADDED", "b");
                    assertThat(events.next()
                                    .at("/object/metadata/annotations/k8s.io~1initial-events-end")
                                    .asText())
                            .isEqualTo("true");
                    given(widgets(), "{$W, metadata: {name: c}}");
                    events.next("ADDED", "c");
                });
        get(widgets() + "?watch=true&sendInitialEvents=true&allowWatchBookmarks=true")
                .is(422);
    }

    @Test
    @DisplayName("a version that is no number is refused")
    void wrongVersion() {
        get(widgets() + "?watch=true&resourceVersion=x").is(500);
    }

    @Test
    @DisplayName("a watch of a finalized object: marked, then deleted")
    void finalized() {
        var from = given(widgets(), "{$W, metadata: {name: a, finalizers: [hubbackup.io/x]}}")
                .version();
        watching(watch(widgets(), from), events -> {
            quietly("DELETE", widget("a"), "");
            merge(widget("a"), "{metadata: {finalizers: null}}");
            events.next("MODIFIED", "a");
            events.next("DELETED", "a");
        });
    }

    @Test
    @DisplayName("a write that changes nothing is no event")
    void noChange() {
        var made = given(widgets(), "{$W, metadata: {name: a}, spec: {size: 1}}");
        watching(watch(widgets(), made.version()), events -> {
            quietly("PUT", widget("a"), made.json());
            merge(widget("a"), "{spec: {size: 2}}");
            assertThat(events.next().at("/object/spec/size").asInt()).isEqualTo(2);
        });
    }

    @Test
    @DisplayName("a watch of one object by its path")
    void oneObject() {
        given(widgets(), "{$W, metadata: {name: a}}");
        get("/apis/contract.hubbackup.io/v1/watch/namespaces/" + namespace()
                + "/widgets/a?timeoutSeconds=1&resourceVersion=0");
        get("/api/v1/watch/namespaces/" + namespace()
                + "/configmaps?timeoutSeconds=1&resourceVersion=0&fieldSelector=metadata.name%3Dnone");
    }

    @Test
    @DisplayName("§3.1 a watch over a WebSocket has the same events, a message each")
    void socket() {
        var from = given(widgets(), "{$W, metadata: {name: a}}").version();
        try (var watch = api().socketWatch(watch(widgets(), from))) {
            given(widgets(), "{$W, metadata: {name: b}}");
            event(watch.next());
            quietly("DELETE", widget("b"), "");
            event(watch.next());
        }
    }

    @Test
    @DisplayName("a WebSocket watch ends in good order after timeoutSeconds")
    void socketTimeout() {
        var from = given(widgets(), "{$W, metadata: {name: a}}").version();
        try (var watch = api().socketWatch(watch(widgets(), from) + "&timeoutSeconds=1")) {
            event(watch.next());
        }
    }

    private String watch(String path, String from) {
        mask("resourceVersion=" + from, "resourceVersion=<from>");
        return path + "?watch=true&resourceVersion=" + from;
    }

    private void merge(String path, String body) {
        quietly(MERGE, path, body);
    }
}
