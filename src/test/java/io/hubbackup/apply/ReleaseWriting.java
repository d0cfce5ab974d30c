package io.hubbackup.apply;

import static io.hubbackup.apply.Writes.cleared;
import static io.hubbackup.apply.Writes.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.kit.AnyKind;
import io.hubbackup.kit.Hub;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Basis;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.plan.Write.Propagation;
import io.hubbackup.wire.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an API server makes of a release: finalizers off, and gone in exactly that state. */
abstract class ReleaseWriting {

    private static final String FINALIZER = "hive.example.com/deprovision";
    private static final ApiKind THING = new ApiKind("release.example.com", "v1", "Thing", "things", true);
    private static final ApiKind STAR = new ApiKind("release.example.com", "v1", "Star", "stars", false);
    private static final Basis NO_BASIS = Basis.of(Map.of(), List.of());

    private final List<String> deleted = new CopyOnWriteArrayList<>();
    private Writer writer;
    private Hub hub;

    @BeforeEach
    void writer(Hub hub) {
        this.hub = hub;
        var echo = new WriteEcho() {
            @Override
            public void written(ApiKind kind, Tree object) {}

            @Override
            public void deleted(ApiKind kind, ObjectKey key, String uid) {
                deleted.add(key + " " + uid);
            }
        };
        writer = new Writer(
                new ApiDoor(hub.client()),
                echo,
                (delay, task) -> task.run(),
                Executors.newVirtualThreadPerTaskExecutor(),
                4);
    }

    @Test
    @DisplayName(
            "W22 nobody ever sees the object being deleted with a finalizer on it, and its last state is the neutral one")
    void neutralFirst() {
        var doomed = given("neutral", FINALIZER);
        var seen = new CopyOnWriteArrayList<ConfigMap>();
        try (var watch = at("neutral").watch(watcher(seen))) {
            assertThat(execute(release(doomed, Map.of("data", Map.of("preserve", "true")))))
                    .isInstanceOf(Outcome.Done.class);
            hub.within(Duration.ofSeconds(20), "the end of it was seen")
                    .until(() ->
                            seen.stream().anyMatch(map -> map.getData().containsKey("preserve") && isGone("neutral")));
        }
        assertThat(seen).allSatisfy(map -> {
            if (map.getMetadata().getDeletionTimestamp() != null) {
                assertThat(map.getMetadata().getFinalizers()).isNullOrEmpty();
            }
        });
        assertThat(seen.getLast().getMetadata().getFinalizers()).isNullOrEmpty();
        assertThat(seen.getLast().getData()).containsEntry("preserve", "true");
        assertThat(deleted).containsExactly("default/neutral " + uid(doomed));
    }

    @Test
    @DisplayName("an object without finalizers goes by one request; one that is gone is done")
    void bare() {
        var doomed = given("bare");
        assertThat(execute(release(doomed, Map.of()))).isInstanceOf(Outcome.Done.class);
        assertThat(isGone("bare")).isTrue();
        assertThat(execute(release(doomed, Map.of()))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    @DisplayName(
            "W22 a state that is past by now is looked at again, and released if it is still the one that was decided about")
    void changedMeanwhile() {
        var doomed = given("changed");
        at("changed")
                .edit(with(builder -> builder.editMetadata()
                        .addToFinalizers(FINALIZER)
                        .addToAnnotations("ticks", "on")
                        .endMetadata()
                        .build()));
        assertThat(execute(release(doomed, Map.of()))).isInstanceOf(Outcome.Done.class);
        assertThat(isGone("changed")).isTrue();
    }

    @Test
    @DisplayName("D8 an object that came with another backup meanwhile stays as it is, finalizers and all")
    void restoredMeanwhile() {
        var doomed = given("restored", FINALIZER);
        at("restored")
                .edit(with(builder -> builder.editMetadata()
                        .addToLabels("brought-by", "new")
                        .endMetadata()
                        .build()));
        assertThat(execute(release(doomed, Map.of()))).isInstanceOf(Outcome.Outdated.class);
        assertThat(at("restored").get().getMetadata().getFinalizers()).containsExactly(FINALIZER);
    }

    @Test
    @DisplayName(
            "D8 R5.21 what is protected since it was judged is neither released nor deleted, whatever label says so")
    void protectedMeanwhile() {
        var doomed = given("protected", FINALIZER);
        at("protected")
                .edit(with(builder -> builder.editMetadata()
                        .addToLabels("velero.io/exclude-from-backup", "true")
                        .endMetadata()
                        .build()));
        assertThat(execute(release(doomed, Map.of()))).isInstanceOf(Outcome.Outdated.class);
        assertThat(execute(deletion(doomed))).isInstanceOf(Outcome.Outdated.class);
        assertThat(at("protected").get().getMetadata()).satisfies(metadata -> {
            assertThat(metadata.getDeletionTimestamp()).isNull();
            assertThat(metadata.getFinalizers()).containsExactly(FINALIZER);
        });
    }

    @Test
    @DisplayName("D8 R5.21 what has only ticked since it was judged is deleted in its new state")
    void tickedMeanwhile() {
        var doomed = given("ticking");
        at("ticking").edit(with(builder -> builder.addToData("seconds", "61").build()));
        assertThat(execute(deletion(doomed))).isInstanceOf(Outcome.Done.class);
        assertThat(isGone("ticking")).isTrue();
        assertThat(execute(deletion(doomed))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    @DisplayName("D8 another object of the same name stays as it is")
    void anotherObject() {
        var before = given("renewed", FINALIZER);
        at("renewed")
                .edit(with(builder ->
                        builder.editMetadata().withFinalizers().endMetadata().build()));
        at("renewed").delete();
        given("renewed", FINALIZER);
        assertThat(execute(release(before, Map.of()))).isInstanceOf(Outcome.Outdated.class);
        assertThat(at("renewed").get().getMetadata().getFinalizers()).containsExactly(FINALIZER);
    }

    @Test
    @DisplayName("W22 what somebody else is deleting already is left to him, with its finalizers")
    void deletedByOthers() {
        var doomed = given("leaving", FINALIZER);
        at("leaving").delete();
        assertThat(execute(release(doomed, Map.of()))).isInstanceOf(Outcome.Outdated.class);
        assertThat(at("leaving").get().getMetadata().getFinalizers()).containsExactly(FINALIZER);
    }

    @Test
    @DisplayName("W22 what the object owns stays when it is released alone")
    void ownedStays() {
        var owner = given("owner", FINALIZER);
        var owned = new ConfigMapBuilder()
                .withNewMetadata()
                .withName("owned")
                .addNewOwnerReference()
                .withApiVersion("v1")
                .withKind("ConfigMap")
                .withName("owner")
                .withUid(uid(owner))
                .endOwnerReference()
                .endMetadata()
                .build();
        hub.client().configMaps().inNamespace("default").resource(owned).create();
        assertThat(execute(release(owner, Map.of(), Propagation.ORPHAN))).isInstanceOf(Outcome.Done.class);
        assertThat(deleted).as("told on as gone while the API server keeps it").isEmpty();
        hub.within(Duration.ofMinutes(1), "the owner is gone").until(() -> isGone("owner"));
        assertThat(at("owned").get().getMetadata().getOwnerReferences()).isNullOrEmpty();
    }

    static Stream<Arguments> customResources() {
        return Stream.of(true, false)
                .flatMap(namespaced -> Stream.of(Propagation.BACKGROUND, Propagation.ORPHAN)
                        .flatMap(propagation -> Stream.of(true, false)
                                .map(bare -> argumentSet(
                                        "%s, %s, %s"
                                                .formatted(
                                                        namespaced ? "namespaced" : "cluster-scoped",
                                                        propagation,
                                                        bare ? "bare" : "with a finalizer"),
                                        namespaced,
                                        propagation,
                                        bare))));
    }

    @ParameterizedTest
    @MethodSource("customResources")
    @DisplayName("W22 custom resources go the same way, also from a state that is past")
    void customResource(boolean namespaced, Propagation propagation, boolean bare) {
        var kind = namespaced ? THING : STAR;
        hub.apply(List.of(AnyKind.namespaced(THING.group(), "v1", THING.kind(), THING.plural())));
        hub.apply(List.of(AnyKind.clusterWide(STAR.group(), "v1", STAR.kind(), STAR.plural())));
        var name = (bare ? "bare-" : "held-") + propagation.name().toLowerCase(Locale.ROOT);
        var made = hub.client()
                .resource(custom(kind, name, bare ? List.of() : List.of(FINALIZER)))
                .create();
        var target = new Target(kind, new ObjectKey(namespaced ? "default" : "", name));
        var version = bare ? made.getMetadata().getResourceVersion() : "1";
        Map<String, Object> first = bare ? Map.of() : Map.of("spec", Map.of("preserveOnDelete", true));
        var release = new Write.Release(
                target, made.getMetadata().getUid(), version, bare, NO_BASIS, first, propagation, "R5.21 a test");
        assertThat(execute(release)).isInstanceOf(Outcome.Done.class);
        hub.within(Duration.ofMinutes(1), "it is gone")
                .until(() -> hub.client().resource(made).get() == null);
        var delete = new Write.Delete(target, made.getMetadata().getUid(), propagation, "R5.21 a test");
        assertThat(execute(delete)).isInstanceOf(Outcome.Done.class);
    }

    private static GenericKubernetesResource custom(ApiKind kind, String name, List<String> finalizers) {
        var resource = new GenericKubernetesResource();
        resource.setApiVersion(kind.apiVersion());
        resource.setKind(kind.kind());
        resource.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(kind.namespaced() ? "default" : null)
                .withFinalizers(finalizers)
                .build());
        return resource;
    }

    private static UnaryOperator<ConfigMap> with(Function<ConfigMapBuilder, ConfigMap> change) {
        return map -> change.apply(new ConfigMapBuilder(map));
    }

    private static Watcher<ConfigMap> watcher(List<ConfigMap> seen) {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, ConfigMap map) {
                seen.add(map);
            }

            @Override
            public void onClose(WatcherException ended) {}
        };
    }

    private static Write deletion(ConfigMap map) {
        var metadata = map.getMetadata();
        var judged = new Write.Judged(metadata.getResourceVersion(), Basis.of(labels(metadata), List.of()));
        return new Write.Delete(
                configMap(metadata.getName()),
                metadata.getUid(),
                Optional.of(judged),
                Propagation.BACKGROUND,
                "R5.21 a test deletes what it has judged");
    }

    private static Write release(ConfigMap map, Map<String, Object> first) {
        return release(map, first, Propagation.BACKGROUND);
    }

    private static Write release(ConfigMap map, Map<String, Object> first, Propagation propagation) {
        var metadata = map.getMetadata();
        return new Write.Release(
                configMap(metadata.getName()),
                metadata.getUid(),
                metadata.getResourceVersion(),
                metadata.getFinalizers().isEmpty(),
                Basis.of(labels(metadata), List.of()),
                first,
                propagation,
                "R5.21 a test releases it");
    }

    private static Map<String, String> labels(ObjectMeta metadata) {
        return metadata.getLabels() == null ? Map.of() : metadata.getLabels();
    }

    private Outcome execute(Write write) {
        return writer.execute(cleared(write)).all().getFirst();
    }

    private ConfigMap given(String name, String... finalizers) {
        var map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("brought-by", "old")
                .withFinalizers(finalizers)
                .endMetadata()
                .addToData("key", "value")
                .build();
        return hub.client().configMaps().inNamespace("default").resource(map).create();
    }

    private boolean isGone(String name) {
        return at(name).get() == null;
    }

    private static String uid(ConfigMap map) {
        return map.getMetadata().getUid();
    }

    private Resource<ConfigMap> at(String name) {
        return hub.client().configMaps().inNamespace("default").withName(name);
    }
}
