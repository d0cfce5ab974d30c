package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.Isolated;

@NeedsRealHub
@Isolated("what has to be seen at once is seen in real time")
@DisplayName("What goes wrong on a real hub is told")
class ViolationIT extends Violation {

    /** The machine may have other work; the next look at fixed intervals, which this is not, is five minutes away. */
    @Override
    Duration atOnce() {
        return Duration.ofSeconds(15);
    }
}
