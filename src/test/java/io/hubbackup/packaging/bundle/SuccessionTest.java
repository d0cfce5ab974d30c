package io.hubbackup.packaging.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("packaging 6.5 A bundle that replaces the one before it")
class SuccessionTest {

    private static final String NEXT = "0.99.0";
    private static final Bundle SHIPPED = Bundle.shipped();
    private static final Bundle SOUND = SHIPPED.changed(SuccessionTest::raise);

    private static void raise(Bundle bundle) {
        var csv = bundle.csvTree();
        var before = bundle.csv().name();
        csv.withObject("/metadata").put("name", bundle.packageName() + ".v" + NEXT);
        csv.withObject("/spec").put("version", NEXT).put("replaces", before);
    }

    @Test
    @DisplayName("with nothing new but its version breaks no rule")
    void sound() {
        assertThat(new Succession(SHIPPED, SOUND).findings()).isEmpty();
        assertThat(BundleRules.development().findings(SOUND)).isEmpty();
    }

    @Test
    @DisplayName("may take, and tell, more than before")
    void wider() {
        var wider = SOUND.changed(bundle -> {
            restores(bundle)
                    .withObject("/properties/spec/properties/added")
                    .put("type", "string")
                    .put("maxLength", 9);
            restores(bundle)
                    .withObject("/properties/status/properties/added")
                    .put("type", "object")
                    .putArray("required")
                    .add("name");
            restores(bundle).withObject("/properties/spec").remove("x-kubernetes-validations");
        });

        assertThat(new Succession(SHIPPED, wider).findings()).isEmpty();
    }

    @Test
    @DisplayName("is ours, where the folder of the released one is given (bundle.before)")
    void released() {
        var before = System.getProperty("bundle.before");
        assumeTrue(before != null, "no released bundle was given: bundle.before");

        assertThat(new Succession(Bundle.read(Path.of(before)), SHIPPED).findings())
                .isEmpty();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                by("replaces", "replaces nothing", bundle -> spec(bundle).remove("replaces")),
                by("replaces", "skips one", bundle -> spec(bundle).put("replaces", "hub-backup-operator.v0.0.9")),
                by("version", "has the same version", bundle -> spec(bundle).put("version", version(SHIPPED))),
                by("version", "goes back", bundle -> spec(bundle).put("version", "0.0.9")),
                by(
                        "definitions stay",
                        "has no Restores any more",
                        bundle -> bundle.manifests().keySet().removeIf(file -> file.contains("_restores"))),
                by(
                        "definitions stay",
                        "serves another version",
                        bundle -> version(bundle, "_restores").put("name", "v2")),
                by(
                        "definitions stay",
                        "has ceased to serve one",
                        bundle -> version(bundle, "_restores").put("served", false)),
                by(
                        "schemas get wider",
                        "drops a field",
                        bundle -> fields(bundle).remove("cleanupBeforeRestore")),
                by(
                        "schemas get wider",
                        "requires a field",
                        bundle -> restores(bundle)
                                .withObject("/properties/spec")
                                .putArray("required")
                                .add("restoreSyncInterval")),
                by(
                        "schemas get wider",
                        "takes another type",
                        bundle -> field(bundle, "restoreSyncInterval").put("type", "integer")),
                by(
                        "schemas get wider",
                        "takes less text",
                        bundle -> field(bundle, "restoreSyncInterval").put("maxLength", 3)),
                by(
                        "schemas get wider",
                        "asks for a pattern",
                        bundle -> field(bundle, "restoreSyncInterval").put("pattern", "^[0-9]+m$")),
                by(
                        "schemas get wider",
                        "takes fewer words",
                        bundle -> field(bundle, "cleanupBeforeRestore")
                                .putArray("enum")
                                .add("None")),
                by(
                        "schemas get wider",
                        "has a new rule",
                        bundle -> restores(bundle)
                                .withObject("/properties/spec")
                                .putArray("x-kubernetes-validations")
                                .addObject()
                                .put("rule", "has(self.restoreSyncInterval)")),
                by(
                        "schemas get wider",
                        "drops what the status says",
                        bundle -> restores(bundle)
                                .withObject("/properties/status/properties")
                                .remove("phase")));
    }

    @ParameterizedTest
    @MethodSource("broken")
    @DisplayName("is found by the rule that it breaks, and by no other")
    void isFound(String rule, Consumer<Bundle> defect) {
        assertThat(new Succession(SHIPPED, SOUND.changed(defect)).findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.rule()).isEqualTo(rule));
    }

    private static Arguments by(String rule, String name, Consumer<Bundle> defect) {
        return argumentSet(rule + ": " + name, rule, defect);
    }

    private static String version(Bundle bundle) {
        return bundle.csv().content().at("/spec/version").asText();
    }

    private static ObjectNode spec(Bundle bundle) {
        return bundle.csvTree().withObject("/spec");
    }

    private static ObjectNode version(Bundle bundle, String file) {
        return (ObjectNode) bundle.manifests().entrySet().stream()
                .filter(entry -> entry.getKey().contains(file))
                .map(entry -> entry.getValue().getFirst().at("/spec/versions/0"))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode restores(Bundle bundle) {
        return version(bundle, "_restores").withObject("/schema/openAPIV3Schema");
    }

    private static ObjectNode fields(Bundle bundle) {
        return restores(bundle).withObject("/properties/spec/properties");
    }

    private static ObjectNode field(Bundle bundle, String name) {
        return fields(bundle).withObject("/" + name);
    }
}
