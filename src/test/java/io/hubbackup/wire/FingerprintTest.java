package io.hubbackup.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprintTest {

    static Stream<Arguments> same() {
        var reversed = new LinkedHashMap<String, Object>();
        reversed.put("b", 2);
        reversed.put("a", 1);
        var ordered = new LinkedHashMap<String, Object>();
        ordered.put("a", 1);
        ordered.put("b", 2);
        return Stream.of(
                argumentSet("order of fields", reversed, ordered),
                argumentSet("width of numbers", List.of(1, 100), List.of(1L, new BigDecimal("100.00"))),
                argumentSet("a map and a tree", Map.of("a", Map.of("b", "c")), Tree.of(Map.of("a", Map.of("b", "c")))),
                argumentSet("a null field is no field", Collections.singletonMap("a", null), Map.of()));
    }

    @ParameterizedTest
    @MethodSource("same")
    @DisplayName("BW30 the fingerprint does not depend on how a value is written down")
    void same(Object one, Object other) {
        assertThat(Fingerprint.of(one)).isEqualTo(Fingerprint.of(other)).hasSize(64);
    }

    static Stream<Arguments> different() {
        return Stream.of(
                argumentSet("order of a list", List.of("a", "b"), List.of("b", "a")),
                argumentSet("text and number", List.of("1"), List.of(1)),
                argumentSet("text and flag", List.of("true"), List.of(true)),
                argumentSet("null in a list counts", Arrays.asList("a", null), List.of("a")),
                argumentSet("a quote cannot forge a field", Map.of("a", "b\",\"c\":\"d"), Map.of("a", "b", "c", "d")),
                argumentSet("nesting", Map.of("a", Map.of("b", "c")), Map.of("a", "b", "b", "c")),
                argumentSet("empty list and empty object", List.of(), Map.of()));
    }

    @ParameterizedTest
    @MethodSource("different")
    @DisplayName("BW30 another content is another fingerprint")
    void different(Object one, Object other) {
        assertThat(Fingerprint.of(one)).isNotEqualTo(Fingerprint.of(other));
    }

    @Test
    @DisplayName("BW30 what is not JSON is refused, not guessed")
    void refuses() {
        assertThatThrownBy(() -> Fingerprint.of(new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}
