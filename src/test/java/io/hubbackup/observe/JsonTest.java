package io.hubbackup.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    @DisplayName("a page hands its items over one by one, wherever its metadata stand")
    void page() throws IOException {
        var items = new ArrayList<Tree>();
        var page = Json.page(
                bytes(
                        "{\"kind\":\"L\",\"items\":[{\"a\":1},{\"a\":{\"b\":[true,null,\"x\"]}}],\"other\":{\"items\":[1]},\"metadata\":{\"resourceVersion\":\"42\",\"continue\":\"next\"}}"),
                items::add);
        assertThat(page).isEqualTo(new Json.Page("42", "next"));
        assertThat(items).hasSize(2);
        assertThat(items.get(1).child("a").texts("b")).isEqualTo(List.of("x"));
    }

    @Test
    @DisplayName("a list without items is empty")
    void noItems() throws IOException {
        var items = new ArrayList<Tree>();
        Json.page(bytes("{\"metadata\":{\"resourceVersion\":\"1\"},\"items\":null}"), items::add);
        assertThat(items).isEmpty();
    }

    @Test
    @DisplayName("BW18 managedFields are never built")
    void managedFields() throws IOException {
        var object =
                Json.object(bytes("{\"metadata\":{\"name\":\"n\",\"managedFields\":[{\"f:x\":{}}],\"uid\":\"u\"}}"));
        assertThat(object.child("metadata").fields()).containsOnlyKeys("name", "uid");
    }

    @Test
    @DisplayName("half an answer is an error, not a smaller answer")
    void truncated() {
        assertThatThrownBy(() -> Json.page(bytes("{\"items\":[{\"a\":1},"), item -> {}))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Json.object(bytes("404 page not found"))).isInstanceOf(IOException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("policies T13 of the managed fields only the times are kept, and only where they are asked for")
    void timesOfWrites() throws IOException {
        var text = bytes(
                "{\"metadata\":{\"managedFields\":[{\"manager\":\"m\",\"time\":\"2026-03-01T00:00:00Z\",\"fieldsV1\":{\"f:time\":{\"time\":\"x\"}}},{\"manager\":\"n\"}],\"name\":\"n\"}}");
        assertThat(Json.object(text, Json.Managed.TIMES).child("metadata").fields())
                .isEqualTo(Map.of("managedFields", List.of(Map.of("time", "2026-03-01T00:00:00Z")), "name", "n"));
        assertThat(Json.object(text).child("metadata").fields()).isEqualTo(Map.of("name", "n"));
    }
}
