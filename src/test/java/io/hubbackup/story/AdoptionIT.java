package io.hubbackup.story;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Adoption, under our definitions")
class AdoptionIT extends Adoption {

    AdoptionIT() {
        super(Crds.OURS);
    }
}
