package io.hubbackup.decide.policy;

import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code policies/catalog.yaml} as it stands in the project. */
public final class WrittenCatalogue {

    private WrittenCatalogue() {}

    public static Catalogue read() {
        return Catalogue.of(tree());
    }

    public static Catalogue with(String key, String value) {
        return read().with(Map.of(key, value));
    }

    /** @param verdict {@code compliant} or {@code violated} */
    public static List<String> reasons(String template, String verdict) {
        return tree().children("templates").stream()
                .filter(entry -> entry.text("name").filter(template::equals).isPresent())
                .flatMap(entry -> entry.child("condition").texts(verdict).stream())
                .toList();
    }

    @SuppressWarnings("unchecked")
    public static Tree tree() {
        var load = new Load(LoadSettings.builder().build());
        try (var file = Files.newInputStream(Path.of("policies/catalog.yaml"))) {
            return Tree.of((Map<String, ?>) load.loadFromInputStream(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
