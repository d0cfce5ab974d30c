package io.hubbackup.decide.backup.collision;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.backup.collision.TwoHubs.Hub;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds in every history of two hubs. */
class TwoHubsTest {

    private static final int HISTORIES = 1500;
    private static final int STEPS = 40;

    /** Set it to the seed of a failure to live through that history alone. */
    private static final long SEED = Long.getLong("hubbackup.seed", System.nanoTime());

    private static void inAll(Consumer<TwoHubs> invariant) {
        for (int i = 0; i < HISTORIES; i++) {
            var hubs = new TwoHubs(SEED + i);
            for (int step = 0; step < STEPS; step++) {
                hubs.step();
                try {
                    invariant.accept(hubs);
                } catch (AssertionError broken) {
                    throw new AssertionError(
                            "-Dhubbackup.seed=%d%n%s".formatted(SEED + i, String.join("\n", hubs.told())), broken);
                }
            }
        }
    }

    private static boolean owner(TwoHubs hubs, Hub hub) {
        return hubs.judged(hub) instanceof Ownership.Owner;
    }

    @Test
    @DisplayName(
            "B5.9 B5.10 BW6: two hubs that both have written since their claim and see the same are never both owners")
    void neverTwoOwners() {
        inAll(hubs -> {
            if (hubs.claimed(Hub.H1) && hubs.claimed(Hub.H2) && hubs.hasOwn(Hub.H1) && hubs.hasOwn(Hub.H2)) {
                assertThat(owner(hubs, Hub.H1) && owner(hubs, Hub.H2))
                        .as("both are owners")
                        .isFalse();
            }
        });
    }

    @Test
    @DisplayName("B5.5 BW5 BW7: a hub that knows of no other one never collides")
    void neverAlone() {
        inAll(hubs -> {
            for (Hub hub : Hub.values()) {
                if (hubs.claimed(hub) && hubs.knowsNoOther(hub)) {
                    assertThat(hubs.judged(hub)).isInstanceOf(Ownership.Owner.class);
                }
            }
        });
    }

    @Test
    @DisplayName("B5.8 BW10: who took over last, and was not followed, is the owner, whatever was before")
    void takeOverEndsIt() {
        inAll(hubs -> {
            for (Hub hub : Hub.values()) {
                if (hubs.claimed(hub) && hubs.tookOverLast(hub)) {
                    assertThat(hubs.judged(hub)).isInstanceOf(Ownership.Owner.class);
                }
            }
        });
    }
}
