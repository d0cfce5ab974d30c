package io.hubbackup.story;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Adoption, under the Go operator's definitions")
class AdoptionOnGoOperatorCrdsIT extends Adoption {

    AdoptionOnGoOperatorCrdsIT() {
        super(Crds.GO_OPERATOR);
    }
}
