package io.hubbackup.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.kinds.BackupCrds;
import io.hubbackup.kit.HubKit;
import io.hubbackup.kit.NeedsKit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in for the Go operator's CRDs where they are not at hand accepts and prunes what they do. */
@NeedsKit
@DisplayName("D24 The Go operator's CRDs, as we derive them from ours")
class GoOperatorCrdsTest {

    static Stream<Named<GeneratedCrd>> crds() {
        return GeneratedCrd.shared().stream().map(crd -> Named.of(crd.name(), crd));
    }

    @ParameterizedTest
    @MethodSource("crds")
    @DisplayName("D4 have the same fields, with the same limits")
    void sameFields(GeneratedCrd crd) {
        var derived = SchemaField.of(derived(crd)).values();
        var open = derived.stream().filter(SchemaField::open).toList();

        assertThat(lines(derived, open))
                .isEqualTo(lines(SchemaField.of(theirs(crd)).values(), open));
    }

    @ParameterizedTest
    @MethodSource("crds")
    @DisplayName("B1.2 R1.2 have the same names and columns")
    void sameIdentity(GeneratedCrd crd) {
        for (var part : List.of("/metadata/name", "/spec/group", "/spec/names", "/spec/scope")) {
            assertThat(derived(crd).at(part)).isEqualTo(theirs(crd).at(part));
        }
        for (var part : List.of("name", "served", "storage", "subresources", "additionalPrinterColumns")) {
            assertThat(derived(crd).at("/spec/versions/0/" + part))
                    .isEqualTo(theirs(crd).at("/spec/versions/0/" + part));
        }
    }

    private static List<String> lines(Collection<SchemaField> fields, List<SchemaField> open) {
        return fields.stream()
                .filter(field -> !field.belowAnyOf(open))
                .map(SchemaField::line)
                .sorted()
                .toList();
    }

    private static JsonNode derived(GeneratedCrd crd) {
        Map<String, GenericKubernetesResource> all = BackupCrds.goOperator().stream()
                .collect(Collectors.toMap(definition -> definition.getMetadata().getName(), Function.identity()));
        return Wire.tree(Wire.written(Objects.requireNonNull(all.get(crd.name()))));
    }

    private static JsonNode theirs(GeneratedCrd crd) {
        return Wire.tree(GoOperator.crd(HubKit.present().orElseThrow(), crd));
    }
}
