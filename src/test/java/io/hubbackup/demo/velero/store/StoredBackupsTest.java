package io.hubbackup.demo.velero.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("stores")
@DisplayName("B3.2 A store of backups")
class StoredBackupsTest {

    private final ObjectStore store;

    StoredBackupsTest(Fresh fresh) throws IOException {
        this.store = fresh.store();
    }

    interface Fresh {

        ObjectStore store() throws IOException;
    }

    static Stream<Arguments> stores() {
        return Stream.of(argumentSet("in memory", (Fresh) MemoryStore::new), argumentSet("in a folder", (Fresh)
                StoredBackupsTest::folder));
    }

    private static ObjectStore folder() throws IOException {
        var root = Files.createTempDirectory("store-");
        Files.createDirectory(root.resolve("hub"));
        return new FolderStore(root, "hub");
    }

    @Test
    @DisplayName("keeps what was put, until it is deleted")
    void keeps() {
        store.put("backups/a/x", bytes("one"));
        store.put("backups/a/x", bytes("two"));
        assertThat(store.get("backups/a/x")).asString().isEqualTo("two");
        assertThat(store.holds("backups/a/x")).isTrue();
        assertThat(store.holds("backups/a")).isFalse();
        store.delete("backups/a/x");
        store.delete("backups/a/x");
        assertThat(store.holds("backups/a/x")).isFalse();
        assertThat(store.list("")).isEmpty();
    }

    @Test
    @DisplayName("lists by prefix, sorted, whatever a folder is")
    void lists() {
        Stream.of("backups/b/1", "backups/a/2", "backups/a/1", "backups-old/1", "restores/a/1")
                .forEach(key -> store.put(key, bytes(key)));
        assertThat(store.list("backups/")).containsExactly("backups/a/1", "backups/a/2", "backups/b/1");
        assertThat(store.list("backups/a")).containsExactly("backups/a/1", "backups/a/2");
        assertThat(store.list("backup")).hasSize(4);
        assertThat(store.list("nothing/")).isEmpty();
    }

    @Test
    @DisplayName("says in a provider's words that there is no such object")
    void none() {
        assertThatThrownBy(() -> store.get("backups/none/none.tar.gz"))
                .isInstanceOf(StoreFailure.class)
                .hasMessageMatching(
                        "rpc error: code = Unknown desc = open .*none\\.tar\\.gz: no such file or directory");
    }

    @Test
    @DisplayName("a backup counts when its Backup lies there, and goes with all its files")
    void backups() {
        var backups = new StoredBackups(store);
        backups.put("one", BackupFile.CONTENTS, bytes("tar"));
        backups.put("one", BackupFile.METADATA, bytes("{}"));
        backups.put("half", BackupFile.CONTENTS, bytes("tar"));
        assertThat(store.list("backups/one/"))
                .containsExactly("backups/one/one.tar.gz", "backups/one/velero-backup.json");
        assertThat(backups.names()).containsExactly("one");
        backups.delete("one");
        assertThat(backups.names()).isEmpty();
        assertThat(store.list("")).containsExactly("backups/half/half.tar.gz");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
