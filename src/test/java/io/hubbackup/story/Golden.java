package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The same wish on the same hub as the Go operator had: the same five Velero Schedules, but for the intended deltas. */
abstract class Golden extends UnderEitherDefinition {

    @Override
    void begin() {
        hub().create(StoryHub.backupSchedule(
                StoryHub.SCHEDULE, Map.of("veleroSchedule", "0 */1 * * *", "veleroTtl", "120h")));
        startOperator();
    }

    @Test
    @DisplayName(
            "B3.1–B3.19 D23 the five Velero Schedules are those of the Go operator, in every field that carries meaning")
    void sameFive() {
        // the initial backups are requested in a later pass, which takes its own traces away
        within(PROMPTLY, "five initial backups are requested").untilAsserted(() -> {
            assertThat(hub().seen(Kind.VELERO_BACKUP)).hasSize(5);
            assertThat(GoldenComparison.actual(hub().seen(Kind.VELERO_SCHEDULE)))
                    .isEqualTo(GoldenComparison.expected());
        });
        var owner = hub().backupSchedule().uid();
        assertThat(hub().seen(Kind.VELERO_SCHEDULE))
                .allSatisfy(schedule -> assertThat(
                                schedule.object().getMetadata().getOwnerReferences())
                        .singleElement()
                        .satisfies(reference -> assertThat(reference.getUid()).isEqualTo(owner)));
    }
}
