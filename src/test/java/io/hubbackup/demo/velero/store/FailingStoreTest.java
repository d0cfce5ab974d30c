package io.hubbackup.demo.velero.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("B2.7 A store of backups that cannot be used")
class FailingStoreTest {

    private static final String BUCKET = "hub";

    @TempDir
    Path root;

    private FolderStore folder() {
        return new FolderStore(root, BUCKET);
    }

    private void file(String key, String content) throws IOException {
        var file = root.resolve(BUCKET).resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    @DisplayName("a folder shows what others write, but nothing that is half written")
    void shared() throws IOException {
        file("backups/a/a.tar.gz", "x");
        file("backups/a/.part-123", "x");
        assertThat(folder().list("backups/")).isEqualTo(List.of("backups/a/a.tar.gz"));
    }

    @Test
    @DisplayName("a folder that cannot be looked into is a failure, not an empty store")
    void failing() throws IOException {
        assertThatThrownBy(() -> folder().list(""))
                .hasMessage("rpc error: code = Unknown desc = stat %s: no such file or directory"
                        .formatted(root.resolve(BUCKET)));
        file("backups", "not a folder");
        var backups = root.resolve(BUCKET).resolve("backups");
        assertThatThrownBy(() -> folder().put("backups/a/b", bytes("x")))
                .hasMessage("rpc error: code = Unknown desc = mkdir %s/a: not a directory".formatted(backups));
        assertThatThrownBy(() -> folder().holds("backups/a/b"))
                .hasMessage("rpc error: code = Unknown desc = stat %s/a/b: not a directory".formatted(backups));
        assertThatThrownBy(() -> folder().list("backups/")).hasMessageEndingWith("backups: not a directory");
    }

    @Test
    @DisplayName("no key leads out of a folder")
    void inside() {
        assertThatThrownBy(() -> folder().put("../other/key", bytes("x")))
                .isInstanceOf(StoreFailure.class)
                .hasMessageEndingWith("key leaves the root folder: ../other/key");
    }

    @Test
    @DisplayName("memory fails for its reason until it recovers, and has lost nothing")
    void failsOnRequest() {
        var store = new MemoryStore();
        store.put("a", bytes("b"));
        store.fail("mkdir /store/hub/backups: not a directory");
        assertThatThrownBy(() -> store.list(""))
                .hasMessage("rpc error: code = Unknown desc = mkdir /store/hub/backups: not a directory");
        assertThatThrownBy(() -> store.put("a", bytes("c"))).isInstanceOf(StoreFailure.class);
        store.recover();
        assertThat(store.get("a")).asString().isEqualTo("b");
        store.empty();
        assertThat(store.list("")).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
