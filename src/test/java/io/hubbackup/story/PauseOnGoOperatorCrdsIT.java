package io.hubbackup.story;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Pause, under the Go operator's definitions")
class PauseOnGoOperatorCrdsIT extends Pause {

    PauseOnGoOperatorCrdsIT() {
        super(Crds.GO_OPERATOR);
    }
}
