package io.hubbackup.run;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code policies/catalog.yaml} as it is shipped with the operator (D6). */
public final class CatalogueFile {

    private static final String RESOURCE = "/policies/catalog.yaml";

    private CatalogueFile() {}

    /** As shipped, before anything that the administrator wants otherwise ({@link Catalogue#with}). */
    public static Catalogue shipped() {
        try (var in = Optional.ofNullable(CatalogueFile.class.getResourceAsStream(RESOURCE))
                .orElseThrow(() -> new IllegalStateException(RESOURCE + " is not part of this build"))) {
            return Catalogue.of(tree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    // Plain maps and lists: nothing in it that a native binary would have to know by name.
    @SuppressWarnings("unchecked")
    private static Tree tree(InputStream yaml) {
        var settings = LoadSettings.builder().setLabel(RESOURCE).build();
        return Tree.of((Map<String, ?>) new Load(settings).loadFromInputStream(yaml));
    }
}
