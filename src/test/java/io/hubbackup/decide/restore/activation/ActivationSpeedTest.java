package io.hubbackup.decide.restore.activation;

import static io.hubbackup.decide.restore.activation.ActivationHub.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.hub.ObjectKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The activation of a large fleet")
class ActivationSpeedTest {

    /** Loose enough for a busy machine; to look for the tokens of every cluster among all of them takes many times as long. */
    private static final Duration AT_MOST = Duration.ofSeconds(3);

    @Test
    @DisplayName("W39 a look at 3,500 clusters with 7,000 tokens among 30,000 Secrets is short")
    void speed() {
        var hub = new ActivationHub().announced();
        IntStream.range(0, 3_500)
                .mapToObj(i -> "c" + i)
                .forEach(name ->
                        hub.cluster(name).token(name, MAIN, Duration.ofDays(1)).token(name, PAIR, Duration.ofDays(2)));
        IntStream.range(0, 23_000)
                .forEach(i -> hub.secret(new ObjectKey("c" + i % 3_500, "s" + i), Map.of(), Map.of()));
        var view = hub.view();

        var begun = System.nanoTime();
        var step = Activation.step(view, hub.journal, Optional.empty());
        var took = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(step.tokens()).hasSize(2 * Activation.BATCH);
        assertThat(took).isLessThan(AT_MOST);
    }
}
