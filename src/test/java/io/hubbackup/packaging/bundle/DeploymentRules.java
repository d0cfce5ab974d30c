package io.hubbackup.packaging.bundle;

import static io.hubbackup.packaging.bundle.Bundle.elements;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbackup.packaging.bundle.Rule.Wrong;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the operator runs: restricted pods, probes, requests, architectures. */
final class DeploymentRules {

    private static final Map<String, String> PROBES = Map.of(
            "startupProbe", "/q/health/started",
            "livenessProbe", "/q/health/live",
            "readinessProbe", "/q/health/ready");

    private static final int MANAGEMENT_PORT = 9000;
    private static final String SUPPORTED_ARCHITECTURE = "operatorframework.io/arch.";

    private DeploymentRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule.Field(
                        "install",
                        "/spec/install",
                        install -> install.path("strategy").asText().equals("deployment")
                                && !install.at("/spec/deployments").isEmpty()
                                && !install.at("/spec/permissions").isEmpty()
                                && !install.at("/spec/clusterPermissions").isEmpty(),
                        "Use the strategy deployment, with deployments, permissions and clusterPermissions."),
                pods(
                        "pods are restricted",
                        DeploymentRules::isRestricted,
                        "Ask for runAsNonRoot and seccompProfile RuntimeDefault, and for no user, group or namespace of the host."),
                containers(
                        "containers are restricted",
                        DeploymentRules::isLocked,
                        "Drop ALL capabilities, allow no escalation, and make the root read-only."),
                containers(
                        "requests",
                        container -> requests(container).hasNonNull("cpu")
                                && requests(container).hasNonNull("memory"),
                        "Request cpu and memory."),
                containers(
                        "probes",
                        DeploymentRules::isProbed,
                        "Probe " + PROBES.values() + " by HTTPS on port " + MANAGEMENT_PORT + "."),
                containers(
                        "container name",
                        container -> container.path("name").asText().equals("manager"),
                        "Call it manager, which the checks of architectures look for."),
                new Rule.Whole(
                        "architectures",
                        DeploymentRules::architectures,
                        "Name the same architectures in the labels operatorframework.io/arch.* and in the node affinity."),
                new Rule.Whole(
                        "webhooks",
                        DeploymentRules::webhooks,
                        "Have each webhook point to a deployment of the ClusterServiceVersion, with a unique name and rules that name groups."));
    }

    private static Rule pods(String name, Predicate<JsonNode> holds, String remedy) {
        return new Rule.Whole(
                name,
                bundle -> bundle.podSpecs()
                        .filter(holds.negate())
                        .map(pod ->
                                Wrong.inCsv(bundle, pod.path("securityContext").toString())),
                remedy);
    }

    private static Rule containers(String name, Predicate<JsonNode> holds, String remedy) {
        return new Rule.Whole(
                name,
                bundle -> bundle.containers()
                        .filter(holds.negate())
                        .map(container ->
                                Wrong.inCsv(bundle, container.path("name").asText())),
                remedy);
    }

    private static boolean isRestricted(JsonNode pod) {
        var context = pod.path("securityContext");
        return context.path("runAsNonRoot").asBoolean()
                && context.at("/seccompProfile/type").asText().equals("RuntimeDefault")
                && !context.has("runAsUser")
                && !context.has("fsGroup")
                && Stream.of("hostNetwork", "hostPID", "hostIPC")
                        .noneMatch(field -> pod.path(field).asBoolean());
    }

    private static boolean isLocked(JsonNode container) {
        var context = container.path("securityContext");
        return context.has("allowPrivilegeEscalation")
                && !context.path("allowPrivilegeEscalation").asBoolean()
                && !context.path("privileged").asBoolean()
                && context.path("readOnlyRootFilesystem").asBoolean()
                && context.at("/capabilities/drop").toString().equals("[\"ALL\"]");
    }

    private static JsonNode requests(JsonNode container) {
        return container.at("/resources/requests");
    }

    private static boolean isProbed(JsonNode container) {
        return PROBES.entrySet().stream().allMatch(probe -> {
            var request = container.path(probe.getKey()).path("httpGet");
            return request.path("path").asText().equals(probe.getValue())
                    && request.path("scheme").asText().equals("HTTPS")
                    && port(container, request.path("port")) == MANAGEMENT_PORT;
        });
    }

    private static int port(JsonNode container, JsonNode port) {
        return elements(container.path("ports"))
                .filter(declared -> declared.path("name").equals(port))
                .mapToInt(declared -> declared.path("containerPort").asInt())
                .findFirst()
                .orElse(port.asInt());
    }

    private static Stream<Wrong> architectures(Bundle bundle) {
        var labelled = bundle.csv().content().at("/metadata/labels").properties().stream()
                .filter(label -> label.getKey().startsWith(SUPPORTED_ARCHITECTURE)
                        && label.getValue().asText().equals("supported"))
                .map(label -> label.getKey().substring(SUPPORTED_ARCHITECTURE.length()))
                .collect(Collectors.toSet());
        return bundle.podSpecs()
                .map(DeploymentRules::architectures)
                .filter(wanted -> !wanted.equals(labelled))
                .map(wanted -> Wrong.inCsv(bundle, wanted + " and " + labelled));
    }

    private static Set<String> architectures(JsonNode pod) {
        return elements(pod.at(
                        "/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms"))
                .flatMap(term -> elements(term.path("matchExpressions")))
                .filter(expression -> expression.path("key").asText().equals("kubernetes.io/arch"))
                .flatMap(expression -> elements(expression.path("values")))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static Stream<Wrong> webhooks(Bundle bundle) {
        var deployments =
                bundle.deployments().map(deployment -> deployment.path("name")).toList();
        return elements(bundle.csv().content().at("/spec/webhookdefinitions"))
                .filter(webhook -> !deployments.contains(webhook.path("deploymentName"))
                        || webhook.path("generateName").asText().isBlank()
                        || webhook.path("sideEffects").asText().isBlank()
                        || webhook.path("admissionReviewVersions").isEmpty()
                        || webhook.path("rules").isEmpty()
                        || webhook.path("rules")
                                .findValues("apiGroups")
                                .toString()
                                .contains("*"))
                .map(webhook -> Wrong.inCsv(bundle, webhook.path("generateName").asText()));
    }
}
