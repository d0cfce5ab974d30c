package io.hubbackup.run;

import io.hubbackup.decide.policy.Catalogue;

/** {@code policies/catalog.yaml} as it is shipped with the operator (D6). */
public final class CatalogueFile {

    private CatalogueFile() {}

    /** As shipped, before anything that the administrator wants otherwise ({@link Catalogue#with}). */
    public static Catalogue shipped() {
        return Catalogue.of(ShippedFile.yaml("/policies/catalog.yaml"));
    }
}
