package io.hubbackup.wire.velero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D10 Velero objects keep what they do not know")
class VeleroObjectsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> objects() {
        return Stream.of(
                argumentSet("Schedule", Schedule.class, """
                        {"apiVersion": "velero.io/v1", "kind": "Schedule", "new": {"a": [1, 2.5, null, true]},
                         "metadata": {"name": "s", "namespace": "n", "managedFields": [{"manager": "m"}],
                           "ownerReferences": [{"kind": "BackupSchedule", "name": "b", "uid": "u", "controller": true, "new": 1}]},
                         "spec": {"schedule": "@daily", "new": "x",
                           "template": {"ttl": "120h", "hooks": {}, "metadata": {}, "includedResources": [],
                             "labelSelector": {"matchLabels": {"a": "b"}, "new": 1,
                               "matchExpressions": [{"key": "k", "operator": "In", "values": ["v"], "new": 2}]}}},
                         "status": {"phase": "Enabled", "lastBackup": "2026-11-21T03:06:22Z", "new": []}}"""),
                argumentSet("Backup", Backup.class, """
                        {"metadata": {"name": "b", "generation": 12}, "spec": {"datamover": "velero", "orLabelSelectors": [{"new": 1}]},
                         "status": {"phase": "Sleeping", "formatVersion": "1.1.0", "version": 1, "progress": {"itemsBackedUp": 5, "new": 9}}}"""),
                argumentSet("Restore", Restore.class, """
                        {"metadata": {"name": "r"}, "spec": {"backupName": "b", "uploaderConfig": {"new": 1}}, "status": {"new": 1}}"""),
                argumentSet("BackupStorageLocation", BackupStorageLocation.class, """
                        {"metadata": {"name": "l"}, "spec": {"config": {"region": "x"}, "objectStorage": {"bucket": "b", "caCert": "c"}},
                         "status": {"lastSyncedRevision": "7"}}"""),
                argumentSet("DeleteBackupRequest", DeleteBackupRequest.class, """
                        {"metadata": {"name": "d"}, "spec": {"backupName": "b", "new": 1}, "status": {"errors": ["e"], "new": 1}}"""),
                argumentSet("DownloadRequest", DownloadRequest.class, """
                        {"metadata": {"name": "d"}, "spec": {"target": {"kind": "BackupLog", "name": "b", "new": 1}}, "status": {"new": 1}}"""));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void surviveReadingAndWriting(Class<? extends VeleroObject> type, String json) throws JsonProcessingException {
        var read = JSON.readTree(json);
        assertThat(JSON.<ObjectNode>valueToTree(JSON.treeToValue(read, type))).isEqualTo(read);
        assertThat(JSON.readTree(JSON.writeValueAsString(JSON.readValue(json, type))))
                .isEqualTo(read);
    }

    @Test
    void aChangeTouchesNothingElse() throws JsonProcessingException {
        var json = """
                {"metadata": {"name": "s", "new": 1}, "spec": {"schedule": "@daily", "new": 2, "template": {"new": 3, "ttl": "1h0m0s"}}}""";
        var schedule = JSON.readValue(json, Schedule.class);
        var changed = schedule.withMetadata(schedule.metadata().withLabel("a", "b"))
                .withSpec(schedule.spec().withPaused(true));
        assertThat(JSON.<ObjectNode>valueToTree(changed)).isEqualTo(JSON.readTree("""
                {"metadata": {"name": "s", "new": 1, "labels": {"a": "b"}},
                 "spec": {"schedule": "@daily", "new": 2, "template": {"new": 3, "ttl": "1h0m0s"}, "paused": true}}"""));
    }

    @Test
    void anyObjectSurvives() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            var tree = generated(random, 4);
            assertThat(JSON.<ObjectNode>valueToTree(JSON.convertValue(tree, Backup.class)))
                    .as("seed %d", seed)
                    .isEqualTo(tree);
        }
    }

    private static ObjectNode generated(Random random, int depth) {
        var fields = new String[] {"metadata", "spec", "status", "name", "labels", "ttl", "phase", "new"};
        var node = JsonNodeFactory.instance.objectNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            var field = fields[random.nextInt(fields.length)];
            switch (random.nextInt(depth > 0 ? 6 : 4)) {
                case 0 -> node.put(field, "text" + random.nextInt(9));
                case 1 -> node.put(field, random.nextInt());
                case 2 -> node.put(field, random.nextBoolean());
                case 3 -> node.putArray(field).add("x").add(random.nextInt(9));
                case 4 -> node.putArray(field).add(generated(random, depth - 1));
                default -> node.set(field, generated(random, depth - 1));
            }
        }
        return node;
    }
}
