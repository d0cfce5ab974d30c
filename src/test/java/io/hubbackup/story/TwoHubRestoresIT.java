package io.hubbackup.story;

import io.hubbackup.kit.Hub;
import io.hubbackup.kit.Hubs;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.OperatorUnderTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@NeedsRealHub
@DisplayName(
        "A hub comes back: two real hubs, two real Veleros on one store, and two operators with the rights of the bundle")
class TwoHubRestoresIT extends TwoHubRestores {

    @Override
    OperatorUnderTest startFirst(Hub hub) {
        return BundledOperator.start(hub);
    }

    @Override
    OperatorUnderTest startSecond(Hub hub) {
        return BundledOperator.start(hub);
    }

    /** The second hub is up all the time. */
    @Override
    Hub player(Hubs hubs, Hub second) {
        return second;
    }

    @Override
    int lease() {
        return 2;
    }

    @Test
    @Order(Integer.MAX_VALUE)
    @DisplayName("packaging 1.2 neither API server has refused its operator anything")
    void nothingRefused() {
        BundledOperator.assertNothingRefused(a().hub().bed());
        BundledOperator.assertNothingRefused(b().hub().bed());
    }
}
