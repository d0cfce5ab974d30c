package io.hubbackup.apiserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.apiserver.request.Address;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.store.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a kube-apiserver 1.35 was seen to answer. */
class ReviewsTest {

    private static final String ACCESS = "/apis/authorization.k8s.io/v1/";
    private static final String SELF = ACCESS + "selfsubjectaccessreviews";
    private static final String OTHER = ACCESS + "subjectaccessreviews";
    private static final String LOCAL = ACCESS + "namespaces/a/localsubjectaccessreviews";
    private static final String TOKENS = "/apis/authentication.k8s.io/v1/tokenreviews";
    private static final String TOKEN = "/api/v1/namespaces/a/serviceaccounts/bot/token";
    private static final User JANE = new User("jane", List.of("devs", "system:authenticated"));

    private final Cluster cluster = new Cluster()
            .with("ServiceAccount", "a", "bot", "")
            .with(
                    "ClusterRoleBinding",
                    "",
                    "crb1",
                    VIEW + "[{'kind':'ServiceAccount','namespace':'a','name':'bot'},{'kind':'User','name':'u1'}]")
            .with("RoleBinding", "a", "rb1", VIEW + "[{'kind':'Group','name':'devs'}]");

    private static final String VIEW = ",'roleRef':{'kind':'ClusterRole','name':'view'},'subjects':";
    private static final String PODS = "'resourceAttributes':{'verb':'list','resource':'pods'";

    static Stream<Arguments> answers() {
        return Stream.of(
                argumentSet("not allowed", SELF, "{" + PODS + "}}", "{'allowed':false}"),
                argumentSet(
                        "allowed here",
                        SELF,
                        "{" + PODS + ",'namespace':'a'}}",
                        "{'allowed':true,'reason':'RBAC: allowed by RoleBinding ~rb1/a~ of ClusterRole ~view~ to Group ~devs~'}"),
                argumentSet(
                        "another user",
                        OTHER,
                        "{" + PODS + "},'user':'u1'}",
                        "{'allowed':true,'reason':'RBAC: allowed by ClusterRoleBinding ~crb1~ of ClusterRole ~view~ to User ~u1~'}"),
                argumentSet(
                        "a service account",
                        OTHER,
                        "{" + PODS + "},'user':'system:serviceaccount:a:bot'}",
                        "{'allowed':true,'reason':'RBAC: allowed by ClusterRoleBinding ~crb1~ of ClusterRole ~view~ to ServiceAccount ~bot/a~'}"),
                argumentSet("masters", OTHER, "{" + PODS + "},'groups':['system:masters']}", "{'allowed':true}"),
                argumentSet(
                        "a path",
                        OTHER,
                        "{'nonResourceAttributes':{'path':'/api','verb':'get'},'user':'u','groups':['system:authenticated']}",
                        "{'allowed':true,'reason':'RBAC: allowed by ClusterRoleBinding ~system:discovery~ of ClusterRole ~system:discovery~ to Group ~system:authenticated~'}"),
                argumentSet(
                        "of this namespace", LOCAL, "{" + PODS + ",'namespace':'a'},'user':'u9'}", "{'allowed':false}"),
                argumentSet(
                        "a token of nobody", TOKENS, "{'token':'foo'}", "{'user':{},'error':'invalid bearer token'}"),
                argumentSet(
                        "a token of somebody",
                        TOKENS,
                        "{'token':'given'}",
                        "{'authenticated':true,'user':{'username':'jane','groups':['devs','system:authenticated']},'audiences':['https://kubernetes.default.svc']}"));
    }

    @ParameterizedTest
    @MethodSource
    void answers(String path, String spec, String status) {
        assertThat(cluster.ask(JANE, path, "{'spec':" + spec + "}").path("status"))
                .isEqualTo(Cluster.json(status));
    }

    static Stream<Arguments> refusals() {
        var invalid = ".authorization.k8s.io \"\" is invalid: ";
        return Stream.of(
                argumentSet(
                        "about nothing",
                        SELF,
                        "{}",
                        422,
                        invalid
                                + "spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified"),
                argumentSet(
                        "of nobody",
                        OTHER,
                        "{" + PODS + "}}",
                        422,
                        invalid + "spec.user: Invalid value: \"\": at least one of user or group must be specified"),
                argumentSet(
                        "about two things, of nobody",
                        OTHER,
                        "{" + PODS + "},'nonResourceAttributes':{'path':'/x','verb':'get'}}",
                        422,
                        invalid
                                + "[spec.nonResourceAttributes: Invalid value: {\"Path\":\"/x\",\"Verb\":\"get\"}: cannot be specified in combination with resourceAttributes, "
                                + "spec.user: Invalid value: \"\": at least one of user or group must be specified]"),
                argumentSet(
                        "of another namespace",
                        LOCAL,
                        "{" + PODS + ",'namespace':'other'},'user':'u'}",
                        422,
                        invalid
                                + "spec.resourceAttributes.namespace: Invalid value: \"other\": must match metadata.namespace"),
                argumentSet("no namespace", ACCESS + "selfsubjectrulesreviews", "{}", 400, "no namespace on request"),
                argumentSet("no token", TOKENS, "{}", 400, "token is required for TokenReview in authentication"),
                argumentSet(
                        "no such account",
                        TOKEN.replace("bot", "nobody"),
                        "{}",
                        404,
                        "serviceaccounts \"nobody\" not found"),
                argumentSet(
                        "too short a token",
                        TOKEN,
                        "{'expirationSeconds':60}",
                        422,
                        "TokenRequest.authentication.k8s.io \"\" is invalid: spec.expirationSeconds: Invalid value: 60: may not specify a duration less than 10 minutes"));
    }

    @ParameterizedTest
    @MethodSource
    void refusals(String path, String spec, int code, String message) {
        var answer = cluster.ask(JANE, path, "{'spec':" + spec + "}");

        assertThat(answer.path("message").asText()).isEqualTo(message);
        assertThat(answer.path("code").asInt()).isEqualTo(code);
    }

    @Test
    void theBinaryFormIsAQuestionToo() {
        var asked = "\n\001a\022\004list*\004pods";
        var spec = "\n" + (char) asked.length() + asked;
        var body = "k8s\000\022" + (char) (spec.length() + 2) + "\022" + (char) spec.length() + spec;

        assertThat(cluster.ask(JANE, SELF, body).path("status").path("allowed").asBoolean())
                .isTrue();
    }

    @Test
    void rulesOfOneself() {
        var status = cluster.ask(JANE, ACCESS + "selfsubjectrulesreviews", "{'spec':{'namespace':'a'}}")
                .path("status");

        assertThat(status.path("resourceRules").findValuesAsText("resources")).hasSizeGreaterThan(5);
        assertThat(status.path("nonResourceRules").toString()).contains("/version");
        assertThat(status.path("incomplete").asBoolean(true)).isFalse();
    }

    @Test
    void aTokenEndsWithItsTimeAndWithItsAccount() {
        var request = cluster.ask(User.ADMIN, TOKEN, "{}");
        var token = Json.text(request, "status", "token");
        var headers = Map.of("authorization", "Bearer " + token);
        var asked = Cluster.request("GET", "/api/v1/pods", headers, "");

        assertThat(request.path("spec"))
                .isEqualTo(
                        Cluster.json(
                                "{'audiences':['https://kubernetes.default.svc'],'expirationSeconds':3600,'boundObjectRef':null}"));
        assertThat(Json.text(request, "status", "expirationTimestamp")).isEqualTo("2026-11-21T10:00:00Z");
        var user = cluster.access.authenticate(asked);
        assertThat(user.name()).isEqualTo("system:serviceaccount:a:bot");
        assertThat(user.uid()).isEqualTo("u-bot");
        assertThat(cluster.ask(user, "/apis/authentication.k8s.io/v1/selfsubjectreviews", "{}")
                        .path("status")
                        .path("userInfo")
                        .path("groups"))
                .hasToString("[\"system:serviceaccounts\",\"system:serviceaccounts:a\",\"system:authenticated\"]");
        assertThat(owner(token.substring(1))).isEqualTo("invalid bearer token");

        cluster.now = Cluster.START.plus(Duration.ofHours(1));
        assertThat(owner(token)).isEqualTo("invalid bearer token");

        cluster.now = Cluster.START;
        assertThat(owner(token)).isEmpty();
        cluster.without("serviceaccounts", "a", "bot");
        assertThat(owner(token)).isEqualTo("invalid bearer token");
    }

    @Test
    void aTokenForOthersIsNotForUs() {
        var request = cluster.ask(User.ADMIN, TOKEN, "{'spec':{'audiences':['other'],'expirationSeconds':7200}}");

        assertThat(owner(Json.text(request, "status", "token"))).isEqualTo("invalid bearer token");
        assertThat(Json.text(request, "status", "expirationTimestamp")).isEqualTo("2026-11-21T11:00:00Z");
    }

    @Test
    void onlyQuestionsAreAnswered() {
        var create = Cluster.request("POST", "/api/v1/namespaces/a/serviceaccounts", Map.of(), "{}");
        var list = Cluster.request("GET", OTHER, Map.of(), "");

        assertThat(cluster.reviews.answer(Address.of(create), JANE, create)).isEmpty();
        assertThatThrownBy(() -> cluster.reviews.answer(Address.of(list), JANE, list))
                .isInstanceOfSatisfying(
                        ApiFailure.class, failure -> assertThat(failure.code()).isEqualTo(405));
    }

    private String owner(String token) {
        return Json.text(cluster.ask(User.ADMIN, TOKENS, "{'spec':{'token':'" + token + "'}}"), "status", "error");
    }
}
