package io.hubbackup.apiserver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.ApiFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectStoreTest {

    private static final Selection THINGS = Selection.all("things");

    private final ObjectStore store = new ObjectStore(1000);

    @Test
    void everyWriteHasAVersionOfItsOwn() {
        var first = create("a", "one");
        var second = create("a", "two");

        assertThat(second.version()).isGreaterThan(first.version());
        assertThat(store.version()).isEqualTo(second.version());
        assertThat(Json.text(Forms.tree(first), "metadata", "resourceVersion")).isEqualTo("" + first.version());
    }

    @Test
    void onlyTheCurrentVersionCanBeReplacedOrRemoved() {
        var old = create("a", "one");
        var now = store.replace(old, Forms.tree(old)).orElseThrow();

        assertThat(store.replace(old, Forms.tree(old))).isEmpty();
        assertThat(store.remove(old)).isFalse();
        assertThat(store.remove(now)).isTrue();
        assertThat(store.all(THINGS)).isEmpty();
    }

    @Test
    void namespacesAreInTheOrderOfTheirKeys() {
        create("a", "x");
        create("a-b", "x");
        create("a", "y");

        assertThat(names(store.all(THINGS))).containsExactly("a-b/x", "a/x", "a/y");
        assertThat(names(store.all(Selection.in("things", "a")))).containsExactly("a/x", "a/y");
    }

    @Test
    @DisplayName("§3.1 the pages of a list are of one version, whatever is written in between")
    void pages() {
        for (int i = 0; i < 5; i++) {
            create("a", "o" + i);
        }
        var first = store.list(THINGS, 0, 2, "");
        store.remove(find("o3"));
        create("a", "o25");
        var second = store.list(THINGS, first.version(), 2, first.next());
        var third = store.list(THINGS, first.version(), 2, second.next());

        assertThat(names(first.objects())).containsExactly("a/o0", "a/o1");
        assertThat(first.remaining()).isEqualTo(3);
        assertThat(names(second.objects())).containsExactly("a/o2", "a/o3");
        assertThat(names(third.objects())).containsExactly("a/o4");
        assertThat(third.next()).isEmpty();
    }

    @Test
    @DisplayName("§3.1 what is forgotten is gone: 410")
    void forgotten() {
        long before = create("a", "one").version();
        create("a", "two");
        store.compact();

        assertThatThrownBy(() -> store.list(THINGS, before, 0, ""))
                .isInstanceOfSatisfying(
                        ApiFailure.class, failure -> assertThat(failure.code()).isEqualTo(410));
        assertThatThrownBy(() -> store.history("things", before)).isInstanceOf(ApiFailure.class);
        assertThat(store.history("things", store.version())).isEmpty();
    }

    @Test
    void anOldHistoryIsForgottenByItself() {
        var small = new ObjectStore(2);
        for (int i = 0; i < 6; i++) {
            small.create("things", object("a", "o" + i), () -> {});
        }

        assertThatThrownBy(() -> small.history("things", 1)).isInstanceOf(ApiFailure.class);
        assertThat(small.history("things", small.version() - 2)).hasSize(2);
    }

    @Test
    void ownersFindTheirDependents() {
        var owned = object("a", "owned");
        owned.withObjectProperty("metadata")
                .putArray("ownerReferences")
                .addObject()
                .put("uid", "u1");
        var dependent = store.create("things", owned, () -> {}).orElseThrow();

        assertThat(names(store.ownedBy("u1"))).containsExactly("a/owned");
        store.remove(dependent);
        assertThat(store.ownedBy("u1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("every version can be seen again as it was")
    void history(long seed) {
        var random = new Random(seed);
        var then = new TreeMap<Long, List<String>>();
        for (int i = 0; i < 200; i++) {
            change(random);
            then.put(store.version(), names(store.all(THINGS)));
        }

        then.forEach((version, names) -> assertThat(
                        names(store.list(THINGS, version, 0, "").objects()))
                .as("seed %d version %d", seed, version)
                .isEqualTo(names));
    }

    private void change(Random random) {
        var name = "o" + random.nextInt(10);
        var there = store.find("things", "a", name);
        if (there.isEmpty()) {
            create("a", name);
        } else if (random.nextBoolean()) {
            store.remove(there.get());
        } else {
            store.replace(there.get(), Forms.tree(there.get()));
        }
    }

    private Stored find(String name) {
        return store.find("things", "a", name).orElseThrow();
    }

    private Stored create(String namespace, String name) {
        return store.create("things", object(namespace, name), () -> {}).orElseThrow();
    }

    private static ObjectNode object(String namespace, String name) {
        var object = Json.object().put("apiVersion", "v1").put("kind", "Thing");
        object.putObject("metadata")
                .put("namespace", namespace)
                .put("name", name)
                .put("uid", namespace + name);
        return object;
    }

    private static List<String> names(List<Stored> objects) {
        var names = new ArrayList<String>();
        objects.forEach(object -> names.add(object.namespace() + "/" + object.name()));
        return names;
    }
}
