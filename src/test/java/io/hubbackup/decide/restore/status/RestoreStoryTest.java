package io.hubbackup.decide.restore.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.restore.journal.ActivationRecord;
import io.hubbackup.decide.restore.journal.CleanupRecord;
import io.hubbackup.decide.restore.plan.RestorePlan;
import io.hubbackup.decide.restore.plan.RestoreProgress;
import io.hubbackup.wire.Tree;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D21 the short story of a run")
class RestoreStoryTest {

    private static final String WHY = "The set of T of hub H is the newest whose backups belong together.";
    private static final List<String> CLUSTERS =
            List.of("45 of 50 managed clusters available.", "5 with expired tokens: a, b, c, d, e");

    private static List<String> story(int warnings, int left) {
        var plan = new RestorePlan(
                "2026-11-21T12:00:00Z", "H", List.of(), List.of(), WHY, numbered("warning", warnings), Tree.EMPTY);
        var cleanup =
                new CleanupRecord("", List.of(), List.of(), List.of(), numbered("left", left), List.of(), List.of());
        return RestoreStory.lines(plan, new RestoreProgress(List.of()), cleanup, CLUSTERS);
    }

    private static List<String> numbered(String text, int most) {
        return IntStream.range(0, most).mapToObj(i -> text + " " + i).toList();
    }

    @Test
    @DisplayName(
            "D21 however much there is to remark, ten lines tell it, and what became of the clusters is among them")
    void bounded() {
        assertThat(story(1, 1))
                .hasSize(6)
                .startsWith(WHY, "warning 0", "left 0")
                .endsWith(CLUSTERS.getLast());
        assertThat(story(7, 9))
                .hasSize(10)
                .startsWith(WHY, "warning 0")
                .contains("11 more remarks are in the journal of this Restore.")
                .endsWith(CLUSTERS.toArray(String[]::new));
    }

    @Test
    @DisplayName("R6.14 a cluster that is being detached is not missing")
    void leaving() {
        var all = new ActivationRecord(
                "",
                Map.of("Available", 2, "Local", 1, "Leaving", 1),
                List.of(),
                List.of(),
                List.of(),
                "",
                List.of(),
                "");
        var some = new ActivationRecord(
                "",
                Map.of("Available", 2, "Leaving", 1, "NoToken", 3),
                List.of(),
                List.of(),
                List.of(),
                "",
                List.of(),
                "");

        assertThat(RestoreStory.missing(all)).isEmpty();
        assertThat(RestoreStory.missing(some)).contains("2 of 5 managed clusters available; 3 without a token");
    }
}
