package io.hubbackup.api;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbackup.kit.HubKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every object that the Go operator's CRDs accept, ours accept too. Their fields are listed in {@code crd-fields-*.txt} beside this test; where a hub kit is present
 * ({@code HUB_KIT}), the list is compared with their CRDs, and ours with everything that the list leaves out.
 */
@DisplayName("D2, D29, R1.19 Our CRDs refuse nothing that the Go operator's accept")
class CrdSupersetTest {

    private static final Path LISTS = Path.of("src/test/resources/io/hubbackup/api");

    static Stream<Named<GeneratedCrd>> crds() {
        return GeneratedCrd.shared().stream().map(crd -> Named.of(crd.name(), crd));
    }

    @ParameterizedTest
    @MethodSource("crds")
    @DisplayName("B1.4 B1.5 B1.6 each listed field is there with its type, and nothing more is required or limited")
    void acceptsListedFields(GeneratedCrd crd) throws IOException {
        var theirs = Files.readAllLines(list(crd)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(SchemaField::of)
                .toList();

        assertThat(theirs).hasSizeGreaterThan(20);
        assertThat(refusals(byPath(theirs), SchemaField.of(ours(crd)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("crds")
    @DisplayName("each field of the Go operator's CRD is accepted, and the list is the list of its fields")
    void acceptsTheirs(GeneratedCrd crd) throws IOException {
        var theirs = SchemaField.of(theirs(crd));
        var ours = SchemaField.of(ours(crd));
        if (Boolean.getBoolean("crds.write")) {
            Files.write(list(crd), listed(theirs, ours));
        }

        assertThat(refusals(theirs, ours)).isEmpty();
        assertThat(list(crd))
                .as("write it anew with: HUB_KIT=… ./mvnw test -Dtest=CrdSupersetTest -Dcrds.write=true")
                .content()
                .isEqualTo(String.join("\n", listed(theirs, ours)) + "\n");
    }

    @ParameterizedTest
    @MethodSource("crds")
    @DisplayName("B1.1 B1.2 R1.1 R1.2 names, scope, version and first columns are the Go operator's")
    void hasTheirIdentity(GeneratedCrd crd) {
        var theirs = theirs(crd);
        var ours = ours(crd);

        assertThat(ours.at("/metadata/name")).isEqualTo(theirs.at("/metadata/name"));
        assertThat(ours.at("/spec/group")).isEqualTo(theirs.at("/spec/group"));
        assertThat(ours.at("/spec/names")).isEqualTo(theirs.at("/spec/names"));
        assertThat(ours.at("/spec/scope")).isEqualTo(theirs.at("/spec/scope"));
        assertThat(ours.at("/spec/versions")).hasSameSizeAs(theirs.at("/spec/versions"));
        for (var part : List.of("name", "served", "storage", "subresources")) {
            assertThat(ours.at("/spec/versions/0/" + part)).isEqualTo(theirs.at("/spec/versions/0/" + part));
        }
        assertThat(ours.at("/spec/versions/0/additionalPrinterColumns"))
                .startsWith(elements(theirs.at("/spec/versions/0/additionalPrinterColumns")));
    }

    @ParameterizedTest
    @MethodSource("crds")
    @DisplayName("D4 what we add refuses no more than a value of another type")
    void additionsAreOptional(GeneratedCrd crd) throws IOException {
        var theirs = byPath(Files.readAllLines(list(crd)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(SchemaField::of)
                .toList());

        assertThat(SchemaField.of(ours(crd)).values())
                .filteredOn(field -> !theirs.containsKey(field.path()))
                .isNotEmpty()
                .allSatisfy(field -> {
                    assertThat(field.path()).startsWith(".status.");
                    assertThat(field.limits())
                            .isSubsetOf("format", "x-kubernetes-list-type", "x-kubernetes-list-map-keys");
                    assertThat(field.required()).isEqualTo(field.path().equals(".status.conditions[].type"));
                });
    }

    /** What ours would refuse or prune of an object that theirs accepts, one sentence each. */
    private static List<String> refusals(Map<String, SchemaField> theirs, Map<String, SchemaField> ours) {
        var open = ours.values().stream().filter(SchemaField::open).toList();
        return theirs.values().stream()
                .filter(field -> !field.belowAnyOf(open))
                .flatMap(field -> refusals(field, ours))
                .toList();
    }

    private static Stream<String> refusals(SchemaField theirs, Map<String, SchemaField> ours) {
        var own = ours.get(theirs.path());
        if (own == null) {
            return Stream.of(theirs.path() + " would be pruned");
        }
        return Stream.of(
                        own.type().equals(theirs.type()) ? null : theirs.path() + " has to be " + own.type(),
                        own.nullable() || !theirs.nullable() ? null : theirs.path() + " may not be null",
                        theirs.required() || !own.required() ? null : theirs.path() + " is required",
                        theirs.limits().containsAll(own.limits())
                                ? null
                                : theirs.path() + " is limited by " + own.limits())
                .filter(Objects::nonNull);
    }

    private static List<String> listed(Map<String, SchemaField> theirs, Map<String, SchemaField> ours) {
        var open = ours.values().stream().filter(SchemaField::open).toList();
        var lines = theirs.values().stream()
                .filter(field -> !field.belowAnyOf(open))
                .map(SchemaField::line)
                .sorted();
        return Stream.concat(
                        Stream.of(
                                "# The fields that the Go operator's CRD declares: path, type, flags, limits. Below a field in which we accept anything, none is listed."),
                        lines)
                .toList();
    }

    private static Map<String, SchemaField> byPath(Collection<SchemaField> fields) {
        return fields.stream().collect(toMap(SchemaField::path, identity()));
    }

    private static JsonNode ours(GeneratedCrd crd) {
        return Wire.tree(crd.yaml());
    }

    private static JsonNode theirs(GeneratedCrd crd) {
        var kit = HubKit.present();
        if (kit.isEmpty()) {
            System.out.printf(
                    "The comparison with the Go operator's CRD %s did not run: %s.%n", crd.name(), HubKit.ABSENT);
        }
        assumeTrue(kit.isPresent(), HubKit.ABSENT);
        return Wire.tree(GoOperator.crd(kit.orElseThrow(), crd));
    }

    private static Path list(GeneratedCrd crd) {
        return LISTS.resolve("crd-fields-" + crd.name().replaceFirst("\\..*", "") + ".txt");
    }

    private static JsonNode[] elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toArray(JsonNode[]::new);
    }
}
