package io.hubbackup.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Leases, by which a leader is elected. */
abstract class Leases extends Topic {

    private String leases() {
        return "/apis/coordination.k8s.io/v1/namespaces/" + namespace() + "/leases";
    }

    @Test
    @DisplayName("§3.1 a lease is taken, renewed and lost")
    void life() {
        var made = post(leases(), """
                apiVersion: coordination.k8s.io/v1
                kind: Lease
                metadata: {name: l}
                spec: {holderIdentity: one, leaseDurationSeconds: 15, acquireTime: '2026-01-01T00:00:00.000001Z', renewTime: '2026-01-01T00:00:00.000001Z', leaseTransitions: 0}
                """).is(201);
        get(leases() + "/l").is(200);
        var renewed = made.object();
        renewed.withObject("/spec").put("renewTime", "2026-01-01T00:00:10.000000Z");
        put(leases() + "/l", renewed).is(200);
        put(leases() + "/l", renewed).is(409);
        patch(
                        MERGE_PATCH,
                        leases() + "/l",
                        "{metadata: {resourceVersion: '%s'}, spec: {holderIdentity: two}}".formatted(made.version()))
                .is(409);
        patch(MERGE_PATCH, leases() + "/l", "{spec: {holderIdentity: two, leaseTransitions: 1}}")
                .is(200);
        patch(JSON_PATCH, leases() + "/l", "[{op: replace, path: /spec/holderIdentity, value: ''}]");
        delete(leases() + "/l").is(200);
    }

    @Test
    @DisplayName("a lease's numbers have to be possible")
    void wrong() {
        post(leases(), "{metadata: {name: l}, spec: {leaseDurationSeconds: 0}}").is(422);
        post(leases(), "{metadata: {name: l}, spec: {leaseTransitions: -1}}").is(422);
        post(leases(), "{metadata: {name: l}, spec: {renewTime: yesterday}}").is(400);
    }
}
