package io.hubbackup.story;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Golden objects, under the Go operator's definitions")
class GoldenOnGoOperatorCrdsIT extends Golden {

    GoldenOnGoOperatorCrdsIT() {
        super(Crds.GO_OPERATOR);
    }
}
