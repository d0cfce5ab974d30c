package io.hubbackup.demo.velero.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.apiserver.fault.Fault;
import io.hubbackup.apiserver.fault.FaultRule;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.velero.store.MemoryStore;
import io.hubbackup.kit.EmbeddedHub;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.OnEmbeddedHub;
import io.hubbackup.kit.WithHub;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@OnEmbeddedHub
@WithHub(crds = true)
@DisplayName("What the Velero emulator cannot back up is an error, not a gap")
class WhatIsLeftOutTest {

    static Stream<Arguments> unsupported() {
        return Stream.of(
                argumentSet("hooks", "hooks", Map.of("resources", List.of(Map.of("name", "freeze")))),
                argumentSet("resource policy", "resourcePolicy", Map.of("kind", "configmap", "name", "policy")),
                argumentSet("order", "orderedResources", Map.of("pods", "a/b,a/c")),
                argumentSet("moved snapshots", "snapshotMoveData", true),
                argumentSet("volumes as files", "defaultVolumesToFsBackup", true));
    }

    @ParameterizedTest(name = "D20 {argumentSetName}")
    @MethodSource("unsupported")
    void fields(String field, Object value, Hub hub) {
        assertThat(written(hub, Map.of("includedResources", List.of("nosuch"), field, value))
                        .errors())
                .containsExactly(
                        " resource: /backups message: /spec." + field + " is not supported by the Velero emulator");
    }

    static Stream<Arguments> volumes() {
        return Stream.of(
                argumentSet("a claim", "persistentvolumeclaims", "{}", true),
                argumentSet("a volume", "persistentvolumes", "{}", true),
                argumentSet("a pod with a claim", "pods", "{\"volumes\":[{\"persistentVolumeClaim\":{}}]}", true),
                argumentSet("a pod without", "pods", "{\"volumes\":[{\"emptyDir\":{}}]}", false));
    }

    @ParameterizedTest(name = "D20 {argumentSetName}")
    @MethodSource("volumes")
    void volumes(String plural, String spec, boolean trouble) throws Exception {
        var kind = new ServedKind("", "v1", plural, "", "", List.of(), true);
        var object = HubApi.JSON.readTree("{\"metadata\":{\"name\":\"a\"},\"spec\":" + spec + "}");
        assertThat(Volumes.trouble(BackedUp.of(kind, object)))
                .isEqualTo(
                        trouble
                                ? Optional.of("the volumes of a are not supported by the Velero emulator")
                                : Optional.empty());
    }

    @Test
    @DisplayName("D20 a namespace that is asked for and is not there")
    void missingNamespace(Hub hub) {
        var written = written(hub, Map.of("includedNamespaces", List.of("nosuch")));
        assertThat(written.items()).isZero();
        assertThat(written.errors())
                .containsExactly(
                        " resource: /namespaces message: /fail to get the namespace nosuch specified in backup.Spec.IncludedNamespaces");
    }

    @Test
    @DisplayName("D20 a kind that cannot be read; the others are backed up")
    void unreadable(EmbeddedHub hub) {
        FleetLoader.load(
                hub.client(),
                List.of(Manifest.of("cluster.open-cluster-management.io/v1", "ManagedCluster", "readable")
                        .spec(Map.of("hubAcceptsClient", true))
                        .build()),
                1);
        hub.server()
                .faults()
                .add(FaultRule.always(new Fault.Refuse(500, Optional.empty()))
                        .verb("list")
                        .resource("secrets"));
        var written = written(hub, Map.of("includedResources", List.of("secrets", "managedclusters")));
        hub.server().faults().clear();
        assertThat(written.items()).isOne();
        assertThat(written.errors())
                .singleElement()
                .asString()
                .startsWith(" resource: /secrets error: /")
                .endsWith(" message: /Error listing items");
    }

    private static Written written(Hub hub, Map<String, Object> spec) {
        var backup = Manifest.of("velero.io/v1", "Backup", "left-out")
                .in(Hub.NAMESPACE)
                .spec(spec)
                .build();
        return new BackupWriter(hub.client()).write(backup, new MemoryStore());
    }
}
