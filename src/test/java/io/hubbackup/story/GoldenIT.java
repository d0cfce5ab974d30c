package io.hubbackup.story;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Golden objects, under our definitions")
class GoldenIT extends Golden {

    GoldenIT() {
        super(Crds.OURS);
    }
}
