package io.hubbackup.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who asks, and what they may do. */
abstract class Access extends Topic {

    private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1";
    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/";

    @Test
    @DisplayName("a token that nobody has is refused")
    void wrongToken() {
        as("nobody", "GET", configMaps(), "").is(401);
        as("nobody", "GET", "/version", "").is(401);
    }

    @Test
    @DisplayName("without a token one is anonymous, and may see little")
    void anonymous() {
        send("GET", configMaps(), Map.of("Authorization", ""), "");
        send("GET", "/healthz", Map.of("Authorization", ""), "");
    }

    @Test
    @DisplayName("a ServiceAccount gets a token, and is somebody with it")
    void token() {
        given(core("serviceaccounts"), "{metadata: {name: who}}");
        var made = post(
                        core("serviceaccounts") + "/who/token",
                        "{apiVersion: authentication.k8s.io/v1, kind: TokenRequest, spec: {expirationSeconds: 3600}}")
                .is(201);
        assertThat(made.at("/status/token")).isNotEmpty();
        as(
                made.at("/status/token"),
                "POST",
                "/apis/authentication.k8s.io/v1/selfsubjectreviews",
                "{apiVersion: authentication.k8s.io/v1, kind: SelfSubjectReview}");
        post(core("serviceaccounts") + "/none/token", "{spec: {}}").is(404);
    }

    @Test
    @DisplayName("without a role nothing is allowed, and the answer says what was tried")
    void forbidden() {
        var token = account("who");
        as(token, "GET", configMaps(), "").is(403);
        as(token, "GET", configMap("a"), "").is(403);
        as(token, "GET", "/api/v1/configmaps", "").is(403);
        as(token, "GET", configMaps() + "?watch=true", "").is(403);
        as(token, "POST", configMaps(), "{metadata: {name: a}}").is(403);
        as(token, "PUT", widget("a"), "{$W, metadata: {name: a}}").is(403);
        as(token, "PATCH", widget("a") + "/status", "{}").is(403);
        as(token, "DELETE", widget("a"), "").is(403);
        as(token, "DELETE", widgets(), "").is(403);
        as(token, "GET", gadget("a"), "").is(403);
        as(token, "GET", "/api/v1/namespaces/" + namespace(), "").is(403);
        as(token, "GET", "/apis/none.hubbackup.io/v1/things", "").is(403);
        as(token, "GET", "/metrics", "").is(403);
    }

    @Test
    @DisplayName("discovery, the version and health are open to everybody who is somebody")
    void openToAll() {
        var token = account("who");
        for (var path : new String[] {"/api", "/apis", "/api/v1", "/version", "/healthz", "/readyz", "/openapi/v3"}) {
            note(path + " "
                    + api().send("GET", path, Map.of("Authorization", "Bearer " + token), new byte[0])
                            .code());
        }
    }

    @Test
    @DisplayName("a Role allows in its namespace what its rules say")
    void role() {
        var token = account("who");
        given(
                RBAC + "/namespaces/" + namespace() + "/roles",
                "{metadata: {name: r}, rules: [{apiGroups: [''], resources: [configmaps], verbs: [get, list]}, {apiGroups: [contract.hubbackup.io], resources: [widgets/status], verbs: [patch]}, {apiGroups: [''], resources: [secrets], resourceNames: [mine], verbs: ['*']}]}");
        bind("rolebindings", "Role");
        untilAllowed(token, configMaps());
        as(token, "GET", configMaps(), "").is(200);
        as(token, "POST", configMaps(), "{metadata: {name: a}}").is(403);
        as(token, "GET", widget("a"), "").is(403);
        as(token, "PATCH", widget("a") + "/status", "{}").is(404);
        as(token, "GET", secrets() + "/mine", "").is(404);
        as(token, "GET", secrets() + "/yours", "").is(403);
        as(token, "GET", secrets(), "").is(403);
        as(token, "GET", secrets() + "?fieldSelector=metadata.name%3Dmine", "").is(200);
        as(token, "GET", "/api/v1/namespaces/default/configmaps", "").is(403);
    }

    @Test
    @DisplayName("a ClusterRole, bound in a namespace or everywhere, with stars; and groups of ServiceAccounts")
    void clusterRole() {
        var token = account("who");
        given(
                RBAC + "/clusterroles",
                "{metadata: {name: c-$id}, rules: [{apiGroups: ['*'], resources: ['*'], verbs: [get, list]}, {nonResourceURLs: ['/metrics/*', /own], verbs: [get]}]}");
        given(
                RBAC + "/clusterrolebindings",
                "{metadata: {name: c-$id}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: c-$id}, subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:serviceaccounts:ns-$id'}]}");
        untilAllowed(token, configMaps());
        as(token, "GET", gadget("none"), "").is(404);
        as(token, "GET", "/api/v1/namespaces/none-" + id() + "/secrets/none", "")
                .is(404);
        as(token, "POST", configMaps(), "{metadata: {name: a}}").is(403);
        as(token, "GET", "/own", "").is(404);
    }

    @Test
    @DisplayName("§3.1 SelfSubjectAccessReview says what one may")
    void selfReview() {
        review(
                "selfsubjectaccessreviews",
                "{spec: {resourceAttributes: {verb: get, resource: secrets, namespace: x}}}");
        review(
                "selfsubjectaccessreviews",
                "{apiVersion: authorization.k8s.io/v1, kind: SelfSubjectAccessReview, spec: {nonResourceAttributes: {verb: get, path: /x}}}");
        review("selfsubjectaccessreviews", "{spec: {}}");
        var token = account("who");
        as(
                token,
                "POST",
                REVIEWS + "selfsubjectaccessreviews",
                "{spec: {resourceAttributes: {verb: get, resource: secrets, namespace: x}}}");
        given(
                RBAC + "/namespaces/" + namespace() + "/roles",
                "{metadata: {name: r}, rules: [{apiGroups: [''], resources: [configmaps], verbs: [get, list]}]}");
        bind("rolebindings", "Role");
        untilAllowed(token, configMaps());
        as(
                token,
                "POST",
                REVIEWS + "selfsubjectaccessreviews",
                "{spec: {resourceAttributes: {verb: list, resource: configmaps, namespace: ns-$id}}}");
        as(
                token,
                "POST",
                REVIEWS + "selfsubjectaccessreviews",
                "{spec: {resourceAttributes: {verb: list, resource: configmaps}}}");
    }

    @Test
    @DisplayName("SubjectAccessReview says what others may")
    void review() {
        var token = account("who");
        review(
                "subjectaccessreviews",
                "{spec: {user: 'system:serviceaccount:ns-$id:who', resourceAttributes: {verb: delete, group: contract.hubbackup.io, resource: widgets, namespace: ns-$id}}}");
        review(
                "subjectaccessreviews",
                "{spec: {user: someone, groups: ['system:masters'], resourceAttributes: {verb: delete, group: contract.hubbackup.io, resource: widgets, namespace: ns-$id}}}");
        review("subjectaccessreviews", "{spec: {resourceAttributes: {verb: get, resource: secrets}}}");
        as(
                        token,
                        "POST",
                        REVIEWS + "subjectaccessreviews",
                        "{spec: {user: x, resourceAttributes: {verb: get, resource: secrets}}}")
                .is(403);
    }

    @Test
    @DisplayName("SelfSubjectRulesReview lists the rules of a namespace")
    void rules() {
        var token = account("who");
        given(
                RBAC + "/namespaces/" + namespace() + "/roles",
                "{metadata: {name: r}, rules: [{apiGroups: [''], resources: [configmaps], verbs: [get, list]}]}");
        bind("rolebindings", "Role");
        untilAllowed(token, configMaps());
        var rules = api().send(
                        "POST",
                        REVIEWS + "selfsubjectrulesreviews",
                        Map.of("Content-Type", "application/json", "Authorization", "Bearer " + token),
                        yaml("{spec: {namespace: ns-$id}}").toString().getBytes(UTF_8));
        // in no order
        Stream.of("resourceRules", "nonResourceRules")
                .flatMap(list -> StreamSupport.stream(
                        rules.is(201).json().at("/status/" + list).spliterator(), false))
                .map(JsonNode::toString)
                .sorted()
                .forEach(this::note);
    }

    private void review(String plural, String body) {
        post(REVIEWS + plural, body);
    }

    /** Makes a ServiceAccount; its token. */
    private String account(String name) {
        given(core("serviceaccounts"), "{metadata: {name: " + name + "}}");
        return quietly("POST", core("serviceaccounts") + "/" + name + "/token", "{spec: {}}")
                .at("/status/token");
    }

    private void bind(String plural, String kind) {
        given(
                RBAC + "/namespaces/" + namespace() + "/" + plural,
                "{metadata: {name: b}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: " + kind
                        + ", name: r}, subjects: [{kind: ServiceAccount, name: who, namespace: ns-$id}]}");
    }

    /** A real server hears of roles a moment after they are made. */
    private void untilAllowed(String token, String path) {
        quietlyUntil(path, Map.of("Authorization", "Bearer " + token), answer -> answer.code() == 200);
    }

    private Answer as(String token, String method, String path, String body) {
        var type = method.equals("PATCH") ? MERGE_PATCH : "application/json";
        return body.isEmpty()
                ? send(method, path, Map.of("Authorization", "Bearer " + token), "")
                : send(method, path, Map.of("Authorization", "Bearer " + token, "Content-Type", type), body);
    }
}
