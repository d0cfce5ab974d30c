package io.hubbackup.story;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Pause, under our definitions")
class PauseIT extends Pause {

    PauseIT() {
        super(Crds.OURS);
    }
}
