package io.hubbackup.decide.policy.telling;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.policy.Fleet;
import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.hub.ScheduleTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("policies 7.2 imported clusters by the state of their tokens")
class TokenSamplesTest {

    private static final Instant LATE = PolicyHub.NOON.plus(Duration.ofDays(60));
    private static final Instant SOON = PolicyHub.NOON.plus(Duration.ofDays(5));
    private static final ScheduleTerms TOKENS = new ScheduleTerms("0 */2 * * *", Optional.empty(), true, false, "");

    @Test
    @DisplayName("T03 a cluster counts once, by what is worst; the hub's own and Hive's do not count")
    void states() {
        var fleet = Fleet.of("good", "paired", "none", "over", "short", "made")
                .local("local-cluster")
                .url("mute", "")
                .token("good", LATE)
                .token("paired", PolicyHub.NOON.minusSeconds(1))
                .pair("paired", LATE)
                .token("over", PolicyHub.NOON)
                .token("short", SOON)
                .token("mute", LATE)
                .hive("made");
        assertThat(samples(fleet, TOKENS))
                .contains(
                        state("ok", 2),
                        state("missing-msa", 1),
                        state("missing-secret", 0),
                        state("expired", 1),
                        state("expiring", 1),
                        state("no-api-url", 1));
    }

    @Test
    @DisplayName("policies 7.2 of a pair of tokens the one counts that lasts longer")
    void expiry() {
        var fleet = Fleet.of("a", "b")
                .token("a", SOON)
                .pair("a", LATE.plusSeconds(5))
                .token("b", LATE);
        assertThat(samples(fleet, TOKENS)).contains(Sample.time(Figure.AUTO_IMPORT_EXPIRY, Labels.NONE, LATE));
    }

    @Test
    @DisplayName("T03 a hub that wants no tokens has no figures of them")
    void unwanted() {
        assertThat(samples(Fleet.of("a"), PolicyHub.terms("0 */2 * * *"))).isEmpty();
    }

    private static Sample state(String state, int count) {
        return Figure.AUTO_IMPORT_CLUSTERS.of(Labels.of("state", state), count);
    }

    private static List<Sample> samples(Fleet fleet, ScheduleTerms terms) {
        var hub = PolicyHub.bare()
                .schedule("Enabled", terms)
                .set(PolicyHub.SELF, PolicyHub.NOON.minus(Duration.ofHours(2)))
                .fleet(fleet.seen());
        return TokenSamples.of(hub.seen(), PolicyHub.NOON).toList();
    }
}
