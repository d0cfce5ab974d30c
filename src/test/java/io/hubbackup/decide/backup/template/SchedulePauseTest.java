package io.hubbackup.decide.backup.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Write;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("B2.22 pausing Velero Schedules")
class SchedulePauseTest {

    @Test
    @DisplayName(
            "B2.22 each that runs is paused, whatever Velero wrote into it meanwhile; a failure does not spare the others")
    void pausesAll() {
        var scene = new Scene().stand();
        var plan = SchedulePause.of(scene.owned, "B2.12 paused by the user");
        assertThat(plan).isInstanceOf(Plan.Parallel.class);
        assertThat(plan.writes().map(write -> (Write.Patch) write)).hasSize(5).allSatisfy(patch -> {
            assertThat(patch.body()).isEqualTo(Map.of("spec", Map.of("paused", true)));
            assertThat(patch.uid()).isPresent();
            assertThat(patch.resourceVersion()).isEmpty();
        });
        assertThat(SchedulePause.done(scene.owned)).isFalse();
    }

    @Test
    @DisplayName("B2.22 what stands still already is not written again")
    void pausesOnce() {
        var scene = new Scene().stand();
        var paused = new ArrayList<VeleroScheduleSeen>();
        SchedulePause.of(scene.owned, "B2.12")
                .writes()
                .forEach(write -> paused.add(
                        Scene.patched(scene.owned.get(write.target().key()).orElseThrow(), (Write.Patch) write)));
        assertThat(SchedulePause.done(Indexed.of(paused))).isTrue();
    }

    @Test
    @DisplayName("BW35 one on its way out is left alone")
    void deleting() {
        var scene =
                new Scene().stand(tree -> Scene.with(tree, "2026-11-21T03:00:00Z", "metadata", "deletionTimestamp"));
        assertThat(SchedulePause.done(scene.owned)).isTrue();
    }
}
