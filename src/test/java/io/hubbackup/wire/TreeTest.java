package io.hubbackup.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D10 a JSON object as it was read")
class TreeTest {

    private static final Tree TREE = Tree.of(Map.of(
            "text",
            "a",
            "flag",
            true,
            "number",
            7,
            "time",
            "2026-11-21T04:06:22+01:00",
            "duration",
            "120h",
            "texts",
            List.of("a", 1, "b"),
            "map",
            Map.of("k", "v", "odd", 1),
            "objects",
            List.of(Map.of("x", "1"), "odd", Map.of("x", "2"))));

    @Test
    void answersByType() {
        assertThat(TREE.text("text")).contains("a");
        assertThat(TREE.flag("flag")).contains(true);
        assertThat(TREE.number("number")).contains(7L);
        assertThat(TREE.time("time")).contains(Instant.parse("2026-11-21T03:06:22Z"));
        assertThat(TREE.duration("duration")).contains(new GoDuration(Duration.ofHours(120)));
        assertThat(TREE.texts("texts")).containsExactly("a", "b");
        assertThat(TREE.textMap("map")).isEqualTo(Map.of("k", "v"));
        assertThat(TREE.child("map").text("k")).contains("v");
        assertThat(TREE.children("objects"))
                .extracting(tree -> tree.text("x").orElseThrow())
                .containsExactly("1", "2");
    }

    @Test
    void aFieldOfAnotherTypeIsNoAnswerAndStays() {
        for (var field : TREE.fields().keySet()) {
            assertThat(TREE.text(field).isPresent()).isEqualTo(TREE.fields().get(field) instanceof String);
            assertThat(TREE.flag(field).isPresent()).isEqualTo(field.equals("flag"));
            assertThat(TREE.number(field).isPresent()).isEqualTo(field.equals("number"));
            assertThat(TREE.time(field).isPresent()).isEqualTo(field.equals("time"));
            assertThat(TREE.duration(field).isPresent()).isEqualTo(field.equals("duration"));
            assertThat(TREE.child(field).isEmpty()).isEqualTo(!field.equals("map"));
        }
        assertThat(TREE.with("new", 1).without("new")).isEqualTo(TREE);
    }

    @Test
    void absentIsEmpty() {
        assertThat(Tree.EMPTY.text("x")).isEmpty();
        assertThat(Tree.EMPTY.texts("x")).isEmpty();
        assertThat(Tree.EMPTY.textMap("x")).isEmpty();
        assertThat(Tree.EMPTY.children("x")).isEmpty();
        assertThat(Tree.EMPTY.child("x")).isEqualTo(Tree.EMPTY);
        assertThat(Tree.EMPTY.without("x")).isEqualTo(Tree.EMPTY);
    }

    @Test
    void nullIsAbsent() {
        var map = new HashMap<String, Object>();
        map.put("x", null);
        assertThat(Tree.of(map)).isEqualTo(Tree.EMPTY);
        assertThat(Tree.of(map).has("x")).isFalse();
    }

    @Test
    void isACopyAtEveryLevel() {
        var inner = new ArrayList<>(List.of("a"));
        var tree = Tree.of(Map.of("outer", Map.of("inner", inner)));
        inner.add("b");
        assertThat(tree.child("outer").texts("inner")).containsExactly("a");
        assertThatThrownBy(() -> tree.child("outer").fields().put("x", "y"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void writesWhatGoWrites() {
        var tree = Tree.EMPTY
                .with("ttl", new GoDuration(Duration.ofHours(120)))
                .with("at", Instant.parse("2026-11-21T03:06:00Z"))
                .withUnlessEmpty("none", List.of())
                .withUnlessEmpty("some", List.of("a"));
        assertThat(tree.fields())
                .isEqualTo(Map.of("ttl", "120h0m0s", "at", "2026-11-21T03:06:00Z", "some", List.of("a")));
    }

    @Test
    void takesNothingElse() {
        assertThatThrownBy(() -> Tree.EMPTY.with("x", new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}
