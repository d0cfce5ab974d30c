package io.hubbackup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Events: two groups, the same objects. */
abstract class Events extends Topic {

    private static final String EVENT = """
            apiVersion: v1
            kind: Event
            metadata: {name: e.1}
            involvedObject: {apiVersion: v1, kind: ConfigMap, name: a, namespace: ns-$id, uid: u1}
            reason: Seen
            message: It was seen.
            type: Normal
            source: {component: contract}
            firstTimestamp: '2026-01-01T00:00:00Z'
            lastTimestamp: '2026-01-01T00:00:00Z'
            count: 1
            """;

    private static String saying(String name, String note) {
        return """
                apiVersion: events.k8s.io/v1
                kind: Event
                metadata: {name: %s}
                eventTime: '2026-01-01T00:00:00.000001Z'
                action: Look
                reason: Seen
                note: %s
                type: Warning
                regarding: {apiVersion: v1, kind: ConfigMap, name: a, namespace: ns-$id, uid: u1}
                reportingController: hubbackup.io/contract
                reportingInstance: one
                """.formatted(name, note);
    }

    private String newEvents() {
        return "/apis/events.k8s.io/v1/namespaces/" + namespace() + "/events";
    }

    @Test
    @DisplayName("§3.1 an Event of the core group is read in events.k8s.io too")
    void core() {
        post(core("events"), EVENT).is(201);
        get(newEvents() + "/e.1").is(200);
        get(newEvents()).is(200);
        get(core("events")).is(200);
    }

    @Test
    @DisplayName("§3.1 an Event of events.k8s.io is read in the core group too")
    void fromNewGroup() {
        post(newEvents(), saying("e.2", "It was seen.")).is(201);
        get(core("events") + "/e.2").is(200);
    }

    @Test
    @DisplayName("§3.1 a note is as long as 1024 bytes, which are fewer letters where they are not of ASCII")
    void longest() {
        post(newEvents(), saying("at-most", "n".repeat(1_024))).is(201);
        post(newEvents(), saying("of-bytes", "n".repeat(1_022) + "é")).is(201);
        post(newEvents(), saying("too-long", "n".repeat(1_025))).is(422);
        post(newEvents(), saying("too-many-bytes", "n".repeat(1_023) + "é")).is(422);
    }

    @Test
    @DisplayName("a patch of an Event counts")
    void counts() {
        post(core("events"), EVENT).is(201);
        patch(MERGE_PATCH, core("events") + "/e.1", "{count: 2, lastTimestamp: '2026-01-01T00:01:00Z'}")
                .is(200);
        patch(STRATEGIC_PATCH, core("events") + "/e.1", "{count: 3, message: Again.}")
                .is(200);
        assertThat(get(newEvents() + "/e.1").is(200).at("/deprecatedCount")).isEqualTo("3");
        delete(core("events") + "/e.1").is(200);
    }

    @Test
    @DisplayName("an Event is about an object of its namespace")
    void otherNamespace() {
        post(core("events"), "{metadata: {name: e}, involvedObject: {kind: ConfigMap, name: a, namespace: elsewhere}}")
                .is(422);
        post(core("events"), "{metadata: {name: e}, involvedObject: {kind: Gadget, name: a}}");
        post(newEvents(), "{metadata: {name: f}, reason: R}").is(422);
    }
}
