package io.hubbackup.story;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Bad input, under the Go operator's definitions")
class BadInputOnGoOperatorCrdsIT extends BadInput {

    BadInputOnGoOperatorCrdsIT() {
        super(Crds.GO_OPERATOR);
    }
}
