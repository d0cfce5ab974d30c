package io.hubbackup.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.apiserver.EmbeddedApiServer;
import io.hubbackup.apiserver.kind.ServedKinds;
import io.hubbackup.demo.kinds.BackupCrds;
import io.hubbackup.demo.time.VirtualTime;
import io.hubbackup.kit.Crds;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The definitions of the kinds that a hub in a scenario serves: all that the operator watches, and one of each group that makes a difference to a backup. */
final class Definitions {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** As few as make a hub: every one costs time in every scenario. */
    private static final Set<String> SERVED = Set.of(
            "schedules.velero.io",
            "backups.velero.io",
            "restores.velero.io",
            "deletebackuprequests.velero.io",
            "downloadrequests.velero.io",
            "backupstoragelocations.velero.io",
            "clusterversions.config.openshift.io",
            "multiclusterhubs.operator.open-cluster-management.io",
            "multiclusterengines.multicluster.openshift.io",
            "channels.apps.open-cluster-management.io",
            "clustermanagementaddons.addon.open-cluster-management.io",
            "managedclusteraddons.addon.open-cluster-management.io",
            "managedclusters.cluster.open-cluster-management.io",
            "placements.cluster.open-cluster-management.io",
            "manifestworks.work.open-cluster-management.io",
            "managedserviceaccounts.authentication.open-cluster-management.io",
            "clusterdeployments.hive.openshift.io",
            "clusterpools.hive.openshift.io",
            "applications.argoproj.io",
            "agents.agent-install.openshift.io");

    private static final Duration UNTIL_ESTABLISHED = Duration.ofSeconds(10);

    private static final List<ObjectNode> HUB = Stream.of(
                    io.hubbackup.demo.kinds.HubKinds.velero(), io.hubbackup.demo.kinds.HubKinds.hub())
            .flatMap(List::stream)
            .map(Definitions::json)
            .filter(definition -> SERVED.contains(name(definition)))
            .toList();
    private static final Map<Crds, List<ObjectNode>> OWN = new EnumMap<>(Map.of(
            Crds.OURS, all(BackupCrds.ours()),
            Crds.GO_OPERATOR, all(BackupCrds.goOperator())));

    private static final Map<Crds, List<ObjectNode>> SERVED_BEFORE = new ConcurrentHashMap<>();

    private Definitions() {}

    /** Has a new hub serve what that of the scenario serves when it begins, as one that has done so for long. */
    static void install(Scenario scenario, EmbeddedApiServer server) {
        SERVED_BEFORE.computeIfAbsent(scenario.definitions(), Definitions::established).stream()
                .filter(definition -> !scenario.undefined().contains(name(definition)))
                .forEach(definition -> server.store().create(ServedKinds.DEFINITIONS, definition.deepCopy(), () -> {}));
    }

    /** What a server makes of the definitions, found out once: it takes it a good part of a scenario. */
    private static List<ObjectNode> established(Crds own) {
        try (var time = new VirtualTime(HubObjects.START)) {
            var cluster = time.process("cluster");
            var server = new EmbeddedApiServer(cluster, cluster, new Random(0));
            var desk = new Desk(server.handler(), "scenario");
            time.call(() -> {
                Stream.of(HUB, OWN.getOrDefault(own, List.of()))
                        .flatMap(List::stream)
                        .forEach(desk::create);
                return true;
            });
            time.advance(UNTIL_ESTABLISHED);
            return time.call(() -> desk.list(HubKinds.DEFINITION));
        }
    }

    static List<ObjectNode> named(Collection<String> names) {
        var found = HUB.stream()
                .filter(definition -> names.contains(name(definition)))
                .collect(Collectors.toMap(Definitions::name, definition -> definition));
        return names.stream()
                .map(name -> found.getOrDefault(name, JSON.createObjectNode()))
                .toList();
    }

    private static List<ObjectNode> all(List<GenericKubernetesResource> definitions) {
        return definitions.stream().map(Definitions::json).toList();
    }

    private static ObjectNode json(GenericKubernetesResource definition) {
        try {
            return (ObjectNode) JSON.readTree(Serialization.asJson(definition));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(ObjectNode definition) {
        return definition.at("/metadata/name").asText();
    }
}
