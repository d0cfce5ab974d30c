package io.hubbackup.apply;

import static io.hubbackup.apply.Writes.cleared;
import static io.hubbackup.apply.Writes.configMap;
import static io.hubbackup.apply.Writes.create;
import static io.hubbackup.apply.Writes.delete;
import static io.hubbackup.apply.Writes.patch;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.kit.Hub;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Outcomes;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.Tree;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an API server makes of our writes. */
abstract class Writing {

    private static final Optional<String> ANY = Optional.empty();

    private final List<Tree> written = new CopyOnWriteArrayList<>();
    private final List<String> deleted = new CopyOnWriteArrayList<>();
    private Writer writer;
    private Hub hub;

    @BeforeEach
    void writer(Hub hub) {
        this.hub = hub;
        var echo = new WriteEcho() {
            @Override
            public void written(ApiKind kind, Tree object) {
                written.add(object);
            }

            @Override
            public void deleted(ApiKind kind, ObjectKey key, String uid) {
                deleted.add(kind.kind() + " " + key + " " + uid);
            }
        };
        writer = new Writer(
                new ApiDoor(hub.client()),
                echo,
                (delay, task) -> task.run(),
                Executors.newVirtualThreadPerTaskExecutor(),
                32);
    }

    @Test
    @DisplayName("a create is done, in our name, and told on without its data")
    void createIsDone() {
        assertThat(execute(create("created"))).isInstanceOf(Outcome.Done.class);
        var there = at("created").get();
        assertThat(there.getData()).containsEntry("key", "value");
        assertThat(there.getMetadata().getManagedFields())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getManager()).isEqualTo(ApiDoor.FIELD_MANAGER));
        assertThat(written).singleElement().satisfies(object -> {
            assertThat(object.child("metadata").text("uid"))
                    .hasValue(there.getMetadata().getUid());
            assertThat(object.fields()).doesNotContainKey("data");
        });
    }

    @Test
    @DisplayName("a create that meets its name existed; one without a namespace failed")
    void createMeetsAnother() {
        given("there");
        assertThat(execute(create("there"))).isInstanceOf(Outcome.Existed.class);
        var nowhere = new Write.Create(
                Target.of(Writes.CONFIG_MAP, "nowhere", "x"),
                Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", Map.of("name", "x")),
                "B4.12");
        assertThat(execute(nowhere))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo(404));
    }

    @Test
    @DisplayName("BW22 a patch changes what it names and leaves the rest, labels of others too")
    void patchIsDone() {
        var before = given("patched").getMetadata();
        assertThat(execute(patch("patched", Optional.of(before.getUid()), Optional.of(before.getResourceVersion()))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(at("patched").get().getMetadata().getLabels())
                .containsOnly(Map.entry("a", "b"), Map.entry("own", "yes"));
        assertThat(written)
                .singleElement()
                .satisfies(object -> assertThat(
                                object.child("metadata").child("labels").text("a"))
                        .hasValue("b"));
    }

    @Test
    @DisplayName("a patch of another version, of another object, or of none is outdated")
    void patchIsOutdated() {
        var before = given("outdated").getMetadata();
        assertThat(execute(patch("outdated", ANY, Optional.of("1")))).isInstanceOf(Outcome.Outdated.class);
        assertThat(execute(patch("outdated", Optional.of("another"), ANY))).isInstanceOf(Outcome.Outdated.class);
        assertThat(execute(patch("missing", ANY, ANY))).isInstanceOf(Outcome.Outdated.class);
        assertThat(at("outdated").get().getMetadata().getResourceVersion()).isEqualTo(before.getResourceVersion());
    }

    @Test
    @DisplayName("D8 a delete meets exactly the object that is meant")
    void deletes() {
        var uid = given("doomed").getMetadata().getUid();
        assertThat(execute(delete("doomed", "another"))).isInstanceOf(Outcome.Outdated.class);
        assertThat(at("doomed").get()).isNotNull();
        assertThat(execute(delete("doomed", uid))).isInstanceOf(Outcome.Done.class);
        assertThat(execute(delete("doomed", uid))).isInstanceOf(Outcome.Done.class);
        assertThat(at("doomed").get()).isNull();
        assertThat(deleted).containsOnly("ConfigMap default/doomed " + uid);
    }

    @Test
    @DisplayName("an object that a finalizer keeps is told on as being deleted, not as gone")
    void deleteWithFinalizer() {
        given("kept");
        var kept = at("kept")
                .edit(map -> new ConfigMapBuilder(map)
                        .editMetadata()
                        .addToFinalizers("example.io/wait")
                        .endMetadata()
                        .build());
        assertThat(execute(delete("kept", kept.getMetadata().getUid()))).isInstanceOf(Outcome.Done.class);
        assertThat(deleted).isEmpty();
        assertThat(written)
                .singleElement()
                .satisfies(object -> assertThat(object.child("metadata").has("deletionTimestamp"))
                        .isTrue());
    }

    @Test
    @DisplayName("BW16 many writes are done side by side")
    void many() {
        var outcomes = all(Plan.parallel(
                IntStream.range(0, 200).mapToObj(i -> create("many-" + i)).toList()));
        assertThat(outcomes.all()).hasSize(200).allMatch(Outcome.Done.class::isInstance);
        assertThat(written).hasSize(200);
    }

    @Test
    @DisplayName("BW33 an Event is shown with the object it is about; told again it becomes a series")
    void events() {
        var uid = given("told").getMetadata().getUid();
        var recorder = recorder();
        for (int i = 0; i < 3; i++) {
            recorder.record(warning("told", uid, "It is full; make room."));
        }
        assertThat(events(uid)).singleElement().satisfies(told -> {
            assertThat(told.getReason()).isEqualTo("StorageUnavailable");
            assertThat(told.getType()).isEqualTo("Warning");
            assertThat(told.getMessage()).isEqualTo("It is full; make room.");
            assertThat(told.getSeries().getCount()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @CsvSource({"n, 1024", "é, 1023", "€, 1023", "\uD83D\uDD25, 1023"})
    @DisplayName(
            "BW33 what is too long for an Event is cut where the API server still takes it, and between two letters")
    void longEvents(String letter, int bytes) {
        var name = "long-%x".formatted(letter.codePointAt(0));
        var uid = given(name).getMetadata().getUid();

        recorder().record(warning(name, uid, letter.repeat(2_000)));

        assertThat(events(uid))
                .singleElement()
                .satisfies(told -> assertThat(told.getMessage())
                        .matches("(?:" + letter + ")+…")
                        .satisfies(note -> assertThat(note.getBytes(StandardCharsets.UTF_8))
                                .hasSize(bytes)));
    }

    private EventRecorder recorder() {
        return new EventRecorder(
                new ApiDoor(hub.client()), () -> Instant.parse("2026-03-01T00:00:00.1234567Z"), "pod-1");
    }

    private static EventRecorder.Event warning(String name, String uid, String note) {
        return new EventRecorder.Event(
                configMap(name), uid, EventRecorder.Severity.WARNING, "StorageUnavailable", "StorageUnavailable", note);
    }

    private List<Event> events(String uid) {
        return hub.client()
                .v1()
                .events()
                .inNamespace("default")
                .withField("involvedObject.uid", uid)
                .list()
                .getItems();
    }

    private Outcome execute(Plan write) {
        return all(write).all().getFirst();
    }

    private Outcomes all(Plan plan) {
        return writer.execute(cleared(plan));
    }

    private ConfigMap given(String name) {
        return at(
                name,
                new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .addToLabels("own", "yes")
                        .endMetadata()
                        .build());
    }

    private ConfigMap at(String name, ConfigMap map) {
        return hub.client().configMaps().inNamespace("default").resource(map).create();
    }

    private Resource<ConfigMap> at(String name) {
        return hub.client().configMaps().inNamespace("default").withName(name);
    }
}
