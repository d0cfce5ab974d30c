package io.hubbackup.run;

import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A file that is part of the operator. */
final class ShippedFile {

    private ShippedFile() {}

    /** One object, written in YAML. */
    static Tree yaml(String path) {
        try (var in = Optional.ofNullable(ShippedFile.class.getResourceAsStream(path))
                .orElseThrow(() -> new IllegalStateException(path + " is not part of this build"))) {
            return tree(path, in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    // Plain maps and lists: nothing in it that a native binary would have to know by name.
    @SuppressWarnings("unchecked")
    private static Tree tree(String path, InputStream yaml) {
        var settings = LoadSettings.builder().setLabel(path).build();
        return Tree.of((Map<String, ?>) new Load(settings).loadFromInputStream(yaml));
    }
}
