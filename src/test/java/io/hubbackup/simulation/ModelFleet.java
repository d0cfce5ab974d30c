package io.hubbackup.simulation;

import io.hubbackup.hub.ObjectKey;
import io.hubbackup.wire.AutoImport;
import io.hubbackup.wire.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The managed clusters themselves: to which hub each one reports, and what the controllers of a hub make of their objects. */
final class ModelFleet {

    /** On a ClusterDeployment: hive takes the cluster down before the object goes. */
    static final String DEPROVISION = "hive.openshift.io/deprovision";

    /** To bring a cluster to another hub takes so long. */
    private static final Duration MOVE = Duration.ofSeconds(50);

    private final Map<String, Instant> moves = new TreeMap<>();
    private final Map<String, String> hubs = new TreeMap<>();
    private final Set<String> demolished = new HashSet<>();
    private final Set<String> unreachable = new HashSet<>();

    /** When a cluster that was moved may be moved again. */
    Stream<Instant> due(Instant now) {
        return moves.values().stream().filter(at -> at.isAfter(now));
    }

    void reports(String cluster, String hub) {
        hubs.put(cluster, hub);
    }

    Map<String, String> hubs() {
        return hubs;
    }

    /** Clusters that hive has taken down. */
    Set<String> demolished() {
        return demolished;
    }

    void reachable(String cluster, boolean reachable) {
        if (reachable) {
            unreachable.remove(cluster);
        } else {
            unreachable.add(cluster);
        }
    }

    void allReachable() {
        unreachable.clear();
    }

    /** What the controllers of this hub do about what they see; whether that was anything. */
    boolean step(String hub, ModelServer server, Instant now, Instant world) {
        return hive(server, now) | imports(hub, server, now, world) | registration(hub, server, now);
    }

    /** Sees what is being deleted in whatever moment. */
    boolean hive(ModelServer server, Instant now) {
        boolean any = false;
        for (var deployment : List.copyOf(server.all(Kinds.DEPLOYMENT))) {
            if (deployment.deleting()) {
                boolean preserved =
                        deployment.tree().child("spec").flag("preserveOnDelete").orElse(false);
                if (deployment.finalizers().contains(DEPROVISION) && !preserved) {
                    demolished.add(deployment.key().name());
                }
                server.change(
                        deployment,
                        now,
                        tree -> tree.with("metadata", tree.child("metadata").without("finalizers")));
                any = true;
            }
        }
        return any;
    }

    private boolean imports(String hub, ModelServer server, Instant now, Instant world) {
        boolean any = false;
        for (var cluster : List.copyOf(server.all(Kinds.CLUSTER))) {
            var name = cluster.key().name();
            var secret = server.get(Kinds.SECRET, new ObjectKey(name, AutoImport.SECRET));
            if (secret.isPresent() && !cluster.deleting() && hubs.containsKey(name)) {
                if (!hub.equals(hubs.get(name)) && world.isBefore(moves.getOrDefault(name, Instant.MIN))) {
                    continue;
                }
                boolean comes = !unreachable.contains(name);
                if (comes && !hub.equals(hubs.put(name, hub))) {
                    moves.put(name, world.plus(MOVE));
                }
                var condition = Map.of(
                        "type",
                        AutoImport.CONDITION,
                        "status",
                        comes ? "True" : "False",
                        "reason",
                        comes ? "ManagedClusterImported" : "ManagedClusterImportFailed",
                        "message",
                        "simulated");
                any |= set(server, cluster, condition, now);
            }
        }
        return any;
    }

    /** A cluster reports to one hub; all others lose sight of it. */
    private boolean registration(String hub, ModelServer server, Instant now) {
        boolean any = false;
        for (var cluster : List.copyOf(server.all(Kinds.CLUSTER))) {
            boolean here = hub.equals(hubs.get(cluster.key().name()));
            boolean was = has(cluster, "ManagedClusterJoined");
            if (here) {
                any |= set(server, cluster, Map.of("type", "ManagedClusterJoined", "status", "True"), now);
                any |= set(server, cluster, Map.of("type", "ManagedClusterConditionAvailable", "status", "True"), now);
            } else if (was && hubs.containsKey(cluster.key().name())) {
                any |= set(
                        server, cluster, Map.of("type", "ManagedClusterConditionAvailable", "status", "Unknown"), now);
            }
            if (cluster.deleting()) {
                server.change(
                        cluster,
                        now,
                        tree -> tree.with("metadata", tree.child("metadata").without("finalizers")));
                any = true;
            }
        }
        return any;
    }

    private static boolean has(Stored cluster, String type) {
        return cluster.tree().child("status").children("conditions").stream()
                .anyMatch(condition -> condition.text("type").orElse("").equals(type));
    }

    private static boolean set(ModelServer server, Stored cluster, Map<String, String> condition, Instant now) {
        var current = server.get(Kinds.CLUSTER, cluster.key());
        if (current.isEmpty()) {
            return false;
        }
        var conditions = new ArrayList<Tree>();
        boolean same = false;
        for (var one : current.get().tree().child("status").children("conditions")) {
            if (one.text("type").orElse("").equals(condition.get("type"))) {
                same = one.equals(Tree.of(condition));
            } else {
                conditions.add(one);
            }
        }
        if (same) {
            return false;
        }
        conditions.add(Tree.of(condition));
        server.change(
                cluster,
                now,
                tree -> tree.with(
                        "status",
                        tree.child("status")
                                .with(
                                        "conditions",
                                        conditions.stream().map(Tree::fields).toList())));
        return true;
    }
}
