package io.hubbackup.run;

import io.hubbackup.decide.policy.Catalogue;

/** {@code policies/catalog.yaml} as it is shipped with the operator (D6). */
public final class CatalogueFile {

    /** Read when the class is initialised: where the native binary is built, not at each of its starts. */
    private static final Catalogue SHIPPED = Catalogue.of(ShippedFile.yaml("/policies/catalog.yaml"));

    private CatalogueFile() {}

    /** As shipped, before anything that the administrator wants otherwise ({@link Catalogue#with}). */
    public static Catalogue shipped() {
        return SHIPPED;
    }
}
