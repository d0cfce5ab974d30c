package io.hubbackup.scenario;

import static io.hubbackup.scenario.HubObjects.OTHER_HUB_ID;
import static io.hubbackup.scenario.HubObjects.RARELY;
import static io.hubbackup.scenario.HubObjects.backupSchedule;
import static io.hubbackup.scenario.HubObjects.plainHub;
import static io.hubbackup.scenario.HubObjects.together;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.velero.store.MemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What another hub has backed up: one set, made once for all scenarios. */
enum StoredSet {
    /** Nothing. */
    NONE,
    /** Two clusters, and what is there in the beginning. */
    FIRST,
    /** An hour later: one Placement and one ConfigMap are gone, others are new. */
    SECOND;

    private static final Map<StoredSet, MemoryStore> MADE = new ConcurrentHashMap<>();

    /** This, made: what is simulated cannot play another simulation to its end. */
    StoredSet ready() {
        if (this != NONE) {
            MADE.computeIfAbsent(this, StoredSet::made);
        }
        return this;
    }

    /** The backups of this set come into a store. */
    void putInto(MemoryStore store) {
        if (this != NONE) {
            var made = MADE.computeIfAbsent(this, StoredSet::made);
            made.list("").forEach(key -> store.put(key, made.get(key)));
        }
    }

    private static MemoryStore made(StoredSet set) {
        var wait = set == FIRST ? Duration.ofMinutes(1) : Duration.ofMinutes(61);
        return Bed.store(Scenario.of(
                "the other hub backs up",
                together(otherHub(), set.objects()),
                Step.rest(wait),
                Step.create("a BackupSchedule is created", backupSchedule(RARELY, Map.of()))));
    }

    private static List<ObjectNode> otherHub() {
        return plainHub().stream()
                .map(object -> {
                    var other = object.deepCopy();
                    if (other.path("kind").asText().equals("ClusterVersion")) {
                        other.withObject("/spec").put("clusterID", OTHER_HUB_ID);
                    }
                    return other;
                })
                .toList();
    }

    private List<ObjectNode> objects() {
        var phase = this == FIRST ? "first" : "second";
        return together(
                SmallFleet.objects(),
                HubObjects.all(Stream.of(
                                Manifest.namespace("team"),
                                placement("always"),
                                placement(phase),
                                setting("always", phase),
                                setting(phase, phase))
                        .toList()));
    }

    private static Manifest placement(String name) {
        return Manifest.of("cluster.open-cluster-management.io/v1beta1", "Placement", name)
                .in("team")
                .spec(Map.of());
    }

    static Manifest setting(String name, String value) {
        return Manifest.configMap("team", name)
                .label("cluster.open-cluster-management.io/type", "setting")
                .with("data", Map.of("value", value));
    }
}
