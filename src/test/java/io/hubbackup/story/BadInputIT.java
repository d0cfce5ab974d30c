package io.hubbackup.story;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Bad input, under our definitions")
class BadInputIT extends BadInput {

    BadInputIT() {
        super(Crds.OURS);
    }
}
