package io.hubbackup.demo.velero;

import static io.hubbackup.demo.velero.VeleroObjects.backup;
import static io.hubbackup.demo.velero.VeleroObjects.restore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.EmbeddedHub;
import io.hubbackup.kit.HubProgram;
import io.hubbackup.kit.OnEmbeddedHub;
import io.hubbackup.kit.WithHub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the emulator does with Restores on request. */
@OnEmbeddedHub
@WithHub(store = true)
@DisplayName("The Velero emulator, restoring")
class RestoreEmulatorTest {

    private static final Duration A_WHILE = Duration.ofMinutes(3);

    private EmbeddedHub hub;
    private VeleroObjects velero;

    @BeforeEach
    void begin(EmbeddedHub hub) {
        this.hub = hub;
        this.velero = new VeleroObjects(hub);
        velero.create(
                Manifest.namespace("e-team"),
                Manifest.configMap("e-team", "one"),
                Manifest.configMap("e-team", "two"),
                backup(
                        "team",
                        Map.of("includedNamespaces", List.of("e-team"), "includedResources", List.of("configmaps"))));
        velero.await(Kind.BACKUP, "team", A_WHILE, "Completed");
        List.of("one", "two")
                .forEach(name -> hub.client()
                        .configMaps()
                        .inNamespace("e-team")
                        .withName(name)
                        .delete());
    }

    @AfterEach
    void empty() {
        hub.befall(Mishaps.NONE);
        hub.store().empty();
        hub.restart(HubProgram.VELERO);
        Stream.of(Kind.RESTORE, Kind.BACKUP)
                .forEach(kind -> velero.all(kind).forEach(item -> velero.delete(kind, item.name())));
        hub.within(A_WHILE, "the Restores are gone")
                .until(() -> velero.all(Kind.RESTORE).isEmpty());
    }

    static Stream<Arguments> mishaps() {
        return Stream.of(
                argumentSet(
                        "it is refused",
                        new Mishap.Refused("nobody wants it"),
                        List.of("", "FailedValidation"),
                        "[nobody wants it]"),
                argumentSet(
                        "it breaks",
                        new Mishap.Broken("out of memory"),
                        List.of("", "InProgress", "Failed"),
                        "restore execution failed: out of memory"),
                argumentSet(
                        "single objects fail",
                        new Mishap.Incomplete(3),
                        List.of("", "InProgress", "FinalizingPartiallyFailed", "PartiallyFailed"),
                        "3"),
                argumentSet(
                        "one object is refused",
                        new Mishap.Unrestorable("configmaps/e-team/two", "admission webhook denied the request"),
                        List.of("", "InProgress", "FinalizingPartiallyFailed", "PartiallyFailed"),
                        "1"),
                argumentSet(
                        "a plugin takes its time",
                        new Mishap.PluginOperation(Duration.ofMinutes(1), true),
                        List.of("", "InProgress", "WaitingForPluginOperations", "Finalizing", "Completed"),
                        ""),
                argumentSet(
                        "a plugin fails",
                        new Mishap.PluginOperation(Duration.ofMinutes(1), false),
                        List.of(
                                "",
                                "InProgress",
                                "WaitingForPluginOperations",
                                "FinalizingPartiallyFailed",
                                "PartiallyFailed"),
                        "1"),
                argumentSet(
                        "it cannot be ended for a while",
                        new Mishap.Unfinished(Duration.ofMinutes(1)),
                        List.of("", "InProgress", "Finalizing", "Completed"),
                        ""));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("a mishap shows in the phases of the one Restore that it happens to")
    void mishaps(Mishap mishap, List<String> phases, String trouble) {
        hub.befall(unlucky(mishap));
        try (var told = PhaseLog.ofRestores(hub)) {
            velero.create(of("unlucky"), of("lucky"));
            velero.await(Kind.RESTORE, "unlucky", A_WHILE, phases.getLast());
            velero.await(Kind.RESTORE, "lucky", A_WHILE, "Completed");
            assertThat(told.of("unlucky")).isEqualTo(phases);
        }
        var unlucky = velero.one(Kind.RESTORE, "unlucky");
        assertThat(unlucky.text("status", "failureReason")
                        + unlucky.text("status", "validationErrors")
                        + unlucky.text("status", "errors"))
                .isEqualTo(trouble);
    }

    private static Mishaps unlucky(Mishap mishap) {
        return Mishaps.ofRestores(name -> name.equals("unlucky") ? mishap : new Mishap.None());
    }

    private static Manifest of(String name) {
        return restore(name, Map.of("backupName", "team"));
    }

    private List<String> configMaps() {
        return Stream.of("one", "two")
                .filter(name -> hub.client()
                                .configMaps()
                                .inNamespace("e-team")
                                .withName(name)
                                .get()
                        != null)
                .toList();
    }

    @Test
    @DisplayName("an object that is refused stays away, the others come")
    void unrestorable() {
        hub.befall(unlucky(new Mishap.Unrestorable("configmaps/e-team/one", "no")));
        velero.create(of("unlucky"));
        velero.await(Kind.RESTORE, "unlucky", A_WHILE, "PartiallyFailed");
        assertThat(configMaps()).containsExactly("two");
    }

    @Test
    @DisplayName("a Restore that never ends has restored a part, and holds up the others until Velero is started again")
    void endless() {
        hub.befall(unlucky(new Mishap.Endless()));
        velero.create(of("unlucky"));
        velero.await(Kind.RESTORE, "unlucky", A_WHILE, "InProgress");
        velero.create(of("next"));
        hub.skip(Duration.ofDays(2));
        assertThat(velero.one(Kind.RESTORE, "unlucky").phase()).isEqualTo("InProgress");
        assertThat(velero.one(Kind.RESTORE, "next").phase()).isEmpty();
        assertThat(configMaps()).hasSize(1);

        hub.restart(HubProgram.VELERO);
        velero.await(Kind.RESTORE, "unlucky", A_WHILE, "Failed");
        velero.await(Kind.RESTORE, "next", A_WHILE, "Completed");
        assertThat(configMaps()).hasSize(2);
    }

    @Test
    @DisplayName("a Restore waits for a namespace that is about to go, and makes it anew")
    void terminatingNamespace() {
        var pinned = hub.client().configMaps().inNamespace("e-team").resource(pinned());
        pinned.create();
        hub.client().namespaces().withName("e-team").delete();
        velero.create(of("patient"));
        hub.skip(Duration.ofMinutes(1));
        assertThat(velero.one(Kind.RESTORE, "patient").phase()).isEqualTo("InProgress");

        pinned.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
        velero.await(Kind.RESTORE, "patient", A_WHILE, "Completed");
        assertThat(configMaps()).containsExactly("one", "two");
    }

    private static ConfigMap pinned() {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("pinned")
                .withNamespace("e-team")
                .withFinalizers("hubbackup.io/test")
                .endMetadata()
                .build();
    }
}
