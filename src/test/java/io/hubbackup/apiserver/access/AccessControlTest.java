package io.hubbackup.apiserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccessControlTest {

    private static final User BOT = User.serviceAccount("a", "bot");
    private static final User JANE = new User("jane", List.of("devs", "system:authenticated"));

    private final Cluster cluster = new Cluster()
            .with("ClusterRole", "", "reader", ",'rules':[" + rule("", "pods','pods/log", "get','list") + "]")
            .with("ClusterRole", "", "velero", ",'rules':[" + rule("velero.io", "*", "*") + "]")
            .with("ClusterRole", "", "status", ",'rules':[" + rule("*", "*/status", "patch") + "]")
            .with("ClusterRole", "", "paths", ",'rules':[{'nonResourceURLs':['/metrics','/logs/*'],'verbs':['get']}]")
            .with(
                    "Role",
                    "a",
                    "one",
                    ",'rules':[{'apiGroups':[''],'resources':['secrets'],'resourceNames':['s1'],'verbs':['get','delete']}]")
            .with(
                    "ClusterRoleBinding",
                    "",
                    "everywhere",
                    binding("ClusterRole", "reader", "'kind':'ServiceAccount','namespace':'a','name':'bot'"))
            .with("ClusterRoleBinding", "", "paths", binding("ClusterRole", "paths", "'kind':'Group','name':'devs'"))
            .with(
                    "ClusterRoleBinding",
                    "",
                    "status",
                    binding("ClusterRole", "status", "'kind':'Group','name':'system:serviceaccounts:a'"))
            .with("RoleBinding", "a", "here", binding("ClusterRole", "velero", "'kind':'User','name':'jane'"))
            .with("RoleBinding", "a", "one", binding("Role", "one", "'kind':'Group','name':'system:serviceaccounts'"))
            .with("RoleBinding", "b", "edit", binding("ClusterRole", "edit", "'kind':'User','name':'jane'"))
            .with("RoleBinding", "c", "lost", binding("Role", "gone", "'kind':'User','name':'jane'"));

    static Stream<Arguments> attempts() {
        return Stream.of(
                row("a cluster role everywhere", BOT, on("list", "", "pods", "", ""), true),
                row("in each namespace too", BOT, on("get", "", "pods/log", "x", "p"), true),
                row("another verb", BOT, on("delete", "", "pods", "x", "p"), false),
                row("another group", BOT, on("list", "apps", "pods", "", ""), false),
                row("a subresource is a resource of its own", BOT, on("get", "", "pods/exec", "x", "p"), false),
                row(
                        "all of a group, in a namespace",
                        JANE,
                        on("deletecollection", "velero.io", "backups", "a", ""),
                        true),
                row(
                        "all of a group has the subresources",
                        JANE,
                        on("patch", "velero.io", "backups/status", "a", "b"),
                        true),
                row("not in another namespace", JANE, on("list", "velero.io", "backups", "b", ""), false),
                row("not in all of them", JANE, on("list", "velero.io", "backups", "", ""), false),
                row("a subresource of anything", BOT, on("patch", "any.io", "things/status", "z", "t"), true),
                row("but not the thing", BOT, on("patch", "any.io", "things", "z", "t"), false),
                row("this name", BOT, on("get", "", "secrets", "a", "s1"), true),
                row("not that name", BOT, on("get", "", "secrets", "a", "s2"), false),
                row("a name says nothing of all", BOT, on("list", "", "secrets", "a", ""), false),
                row("aggregated rules", JANE, on("create", "", "configmaps", "b", ""), true),
                row("aggregated through another role", JANE, on("get", "", "pods/log", "b", "p"), true),
                row("what is not aggregated", JANE, on("create", "rbac.authorization.k8s.io", "roles", "b", ""), false),
                row("a binding to a role that is gone", JANE, on("get", "", "pods", "c", "p"), false),
                row("a path", JANE, path("/metrics"), true),
                row("the paths below", JANE, path("/logs/x"), true),
                row("not the path itself", JANE, path("/logs"), false),
                row("what everybody may see", JANE, path("/version"), true),
                row("what the authenticated may see", JANE, path("/apis/apps/v1"), true),
                row("others may not", User.ANONYMOUS, path("/apis/apps/v1"), false),
                row(
                        "questions about oneself",
                        BOT,
                        on("create", "authorization.k8s.io", "selfsubjectaccessreviews", "", ""),
                        true),
                row("masters", User.ADMIN, on("destroy", "any.io", "worlds", "", "earth"), true));
    }

    @ParameterizedTest
    @MethodSource
    void attempts(User user, Attempt attempt, boolean allowed) {
        assertThat(cluster.access.allowed(user, attempt)).isEqualTo(allowed);
    }

    @Test
    void followsTheStoredRoles() {
        var attempt = on("list", "", "pods", "", "");

        cluster.without("clusterrolebindings.rbac.authorization.k8s.io", "", "everywhere");
        assertThat(cluster.access.allowed(BOT, attempt)).isFalse();

        cluster.with(
                "ClusterRoleBinding",
                "",
                "again",
                binding("ClusterRole", "new", "'kind':'Group','name':'system:serviceaccounts'"));
        assertThat(cluster.access.allowed(BOT, attempt)).isFalse();

        cluster.with("ClusterRole", "", "new", ",'rules':[" + rule("", "pods", "list") + "]");
        assertThat(cluster.access.allowed(BOT, attempt)).isTrue();

        cluster.without("clusterroles.rbac.authorization.k8s.io", "", "new");
        assertThat(cluster.access.allowed(BOT, attempt)).isFalse();
    }

    static Stream<Arguments> refusals() {
        var who = "User \"system:serviceaccount:a:bot\" cannot ";
        return Stream.of(
                argumentSet(
                        "everywhere",
                        on("list", "", "secrets", "", ""),
                        "secrets is forbidden: " + who
                                + "list resource \"secrets\" in API group \"\" at the cluster scope"),
                argumentSet(
                        "in a namespace",
                        on("create", "velero.io", "backups", "x", ""),
                        "backups.velero.io is forbidden: " + who
                                + "create resource \"backups\" in API group \"velero.io\" in the namespace \"x\""),
                argumentSet(
                        "one of them",
                        on("get", "", "secrets", "x", "foo"),
                        "secrets \"foo\" is forbidden: " + who
                                + "get resource \"secrets\" in API group \"\" in the namespace \"x\""),
                argumentSet(
                        "a part of it",
                        on("update", "velero.io", "backups/status", "x", "foo"),
                        "backups.velero.io \"foo\" is forbidden: " + who
                                + "update resource \"backups/status\" in API group \"velero.io\" in the namespace \"x\""),
                argumentSet("a path", path("/foo"), "forbidden: " + who + "get path \"/foo\""));
    }

    @ParameterizedTest
    @MethodSource
    void refusals(Attempt attempt, String message) {
        assertThatThrownBy(() -> cluster.access.check(BOT, attempt))
                .isInstanceOfSatisfying(
                        ApiFailure.class, failure -> assertThat(failure.code()).isEqualTo(403))
                .hasMessage(message);
    }

    @Test
    void tellsWhoAsks() {
        assertThat(cluster.access.authenticate(asked(Map.of()))).isEqualTo(User.ANONYMOUS);
        assertThat(cluster.access.authenticate(asked(Map.of("authorization", "bearer given"))))
                .isEqualTo(JANE);
        assertThatThrownBy(() -> cluster.access.authenticate(asked(Map.of("authorization", "Bearer nobody's"))))
                .isInstanceOfSatisfying(
                        ApiFailure.class, failure -> assertThat(failure.code()).isEqualTo(401));
    }

    @Test
    void whoMayActsAsSomebodyElse() {
        var jane = Map.of("authorization", "Bearer given");
        assertThatThrownBy(() -> cluster.access.authenticate(asked(with(jane, "impersonate-user", "bob"))))
                .hasMessage(
                        "users \"bob\" is forbidden: User \"jane\" cannot impersonate resource \"users\" in API group \"\" at the cluster scope");
        assertThatThrownBy(() -> cluster.access.authenticate(asked(with(jane, "impersonate-group", "g"))))
                .isInstanceOfSatisfying(
                        ApiFailure.class, failure -> assertThat(failure.code()).isEqualTo(400));

        cluster.with(
                        "ClusterRole",
                        "",
                        "actor",
                        ",'rules':[" + rule("", "users','groups','serviceaccounts", "impersonate") + "]")
                .with(
                        "ClusterRoleBinding",
                        "",
                        "actors",
                        binding("ClusterRole", "actor", "'kind':'Group','name':'devs'"));

        assertThat(cluster.access.authenticate(asked(with(jane, "impersonate-user", "system:serviceaccount:a:bot"))))
                .isEqualTo(BOT);
        assertThat(cluster.access.authenticate(
                        asked(with(with(jane, "impersonate-user", "bob"), "impersonate-group", "g"))))
                .isEqualTo(new User("bob", List.of("g", "system:authenticated")));
    }

    private static ApiRequest asked(Map<String, String> headers) {
        return Cluster.request("GET", "/api/v1/pods", headers, "");
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        return Stream.concat(headers.entrySet().stream(), Stream.of(Map.entry(name, value)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Arguments row(String what, User user, Attempt attempt, boolean allowed) {
        return argumentSet(what, user, attempt, allowed);
    }

    private static Attempt on(String verb, String group, String resource, String namespace, String name) {
        var parts = (resource + "/").split("/", -1);
        return new Attempt(verb, group, "v1", parts[0], parts[1], namespace, name, "");
    }

    private static Attempt path(String path) {
        return new Attempt("get", "", "", "", "", "", "", path);
    }

    private static String rule(String group, String resources, String verbs) {
        return "{'apiGroups':['" + group + "'],'resources':['" + resources + "'],'verbs':['" + verbs + "']}";
    }

    private static String binding(String kind, String role, String subject) {
        return ",'roleRef':{'kind':'" + kind + "','name':'" + role + "'},'subjects':[{" + subject + "}]";
    }
}
