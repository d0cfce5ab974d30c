package io.hubbackup.story;

import io.hubbackup.kit.Crds;
import io.hubbackup.kit.Hub;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Stories that are told under our definitions of the two custom resources alone. */
abstract class UnderOurDefinitions extends Story {

    @Override
    Crds crds() {
        return Crds.OURS;
    }

    @BeforeAll
    void openOnce(Hub bed) {
        open(bed);
    }

    @AfterAll
    void endOnce() {
        end();
    }
}
