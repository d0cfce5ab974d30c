package io.hubbackup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of objects whose owner is gone. */
abstract class GarbageCollection extends Topic {

    @Test
    @DisplayName("§3.1 the dependents of a deleted owner are deleted")
    void background() {
        owned("child", owner("owner"), "");
        delete(configMap("owner"), "{propagationPolicy: Background}").is(200);
        untilGone(configMap("child"));
    }

    @Test
    @DisplayName("a chain of owners goes as a whole, custom resources too")
    void chain() {
        var owner = given(widgets(), "{$W, metadata: {name: owner}}").uid();
        var child = given(
                        widgets(),
                        "{$W, metadata: {name: child, ownerReferences: [{$W, name: owner, uid: " + owner + "}]}}")
                .uid();
        given(configMaps(), "{metadata: {name: grandchild, ownerReferences: [{$W, name: child, uid: " + child + "}]}}");
        delete(widget("owner")).is(200);
        untilGone(configMap("grandchild"));
        get(widget("child")).is(404);
    }

    @Test
    @DisplayName("Foreground: the owner waits for those that block its deletion")
    void foreground() {
        var owner = owner("owner");
        given(configMaps(), child("child", owner, ", blockOwnerDeletion: true", ", finalizers: [hubbackup.io/hold]"));
        var marked =
                delete(configMap("owner"), "{propagationPolicy: Foreground}").is(200);
        assertThat(marked.at("/metadata/finalizers/0")).isEqualTo("foregroundDeletion");
        until(
                configMap("child"),
                answer -> !answer.at("/metadata/deletionTimestamp").isEmpty());
        get(configMap("owner")).is(200);
        quietly(MERGE, configMap("child"), "{metadata: {finalizers: null}}");
        untilGone(configMap("owner"));
        get(configMap("child")).is(404);
    }

    @Test
    @DisplayName("Foreground of an owner without dependents")
    void foregroundAlone() {
        owner("owner");
        delete(configMap("owner") + "?propagationPolicy=Foreground").is(200);
        untilGone(configMap("owner"));
    }

    @Test
    @DisplayName("Orphan: the dependents stay, without the reference")
    void orphan() {
        owned("child", owner("owner"), "");
        delete(configMap("owner"), "{propagationPolicy: Orphan}").is(200);
        untilGone(configMap("owner"));
        until(
                        configMap("child"),
                        answer -> answer.json().at("/metadata/ownerReferences").isMissingNode())
                .is(200);
    }

    @Test
    @DisplayName("of two owners the one that is left keeps the dependent")
    void twoOwners() {
        var first = owner("first");
        var second = owner("second");
        given(configMaps(), """
                metadata:
                  name: child
                  ownerReferences:
                  - {apiVersion: v1, kind: ConfigMap, name: first, uid: %s}
                  - {apiVersion: v1, kind: ConfigMap, name: second, uid: %s}
                """.formatted(first, second));
        delete(configMap("first"), "{propagationPolicy: Background}").is(200);
        // a collector that keeps the object may or may not drop the reference to the owner that is gone: it does
        until(
                        configMap("child"),
                        answer -> answer.json().at("/metadata/ownerReferences").size() == 1)
                .is(200);
        delete(configMap("second")).is(200);
        untilGone(configMap("child"));
    }

    @Test
    @DisplayName("an owner that never was is an owner that is gone")
    void absentOwner() {
        given(configMaps(), child("child", "11111111-1111-1111-1111-111111111111", "", ""));
        untilGone(configMap("child"));
    }

    @Test
    @DisplayName("an owner of another uid under the same name is not the owner")
    void otherUid() {
        owner("owner");
        given(configMaps(), child("child", "11111111-1111-1111-1111-111111111111", "", ""));
        untilGone(configMap("child"));
        get(configMap("owner")).is(200);
    }

    @Test
    @DisplayName("an owner without a namespace owns objects in all of them")
    void clusterOwner() {
        var owner = given(gadgets(), "{$G, metadata: {name: gc-$id}}").uid();
        given(configMaps(), "{metadata: {name: child, ownerReferences: [{$G, name: gc-$id, uid: " + owner + "}]}}");
        delete(gadget("gc-" + id())).is(200);
        untilGone(configMap("child"));
    }

    @Test
    @DisplayName("a dependent with a finalizer is marked and stays until it is released")
    void heldDependent() {
        var owner = owner("owner");
        given(configMaps(), child("child", owner, "", ", finalizers: [hubbackup.io/hold]"));
        delete(configMap("owner")).is(200);
        until(
                        configMap("child"),
                        answer -> !answer.at("/metadata/deletionTimestamp").isEmpty())
                .is(200);
        patch(MERGE_PATCH, configMap("child"), "{metadata: {finalizers: null}}").is(200);
        get(configMap("child")).is(404);
    }

    private String owner(String name) {
        return given(configMaps(), "{metadata: {name: " + name + "}}").uid();
    }

    private void owned(String name, String owner, String more) {
        given(configMaps(), child(name, owner, more, ""));
    }

    private static String child(String name, String owner, String reference, String metadata) {
        return "{metadata: {name: %s, ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: owner, uid: %s%s}]%s}}"
                .formatted(name, owner, reference, metadata);
    }
}
