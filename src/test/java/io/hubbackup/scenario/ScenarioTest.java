package io.hubbackup.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.NeedsSimulatedTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario without trouble. */
@DisplayName("Scenarios")
@ExtendWith(Quiet.class)
@NeedsSimulatedTime
class ScenarioTest {

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    @DisplayName("B2.1 the same scenario ends the same way again")
    void again(Scenario scenario) {
        var first = Trial.calm(scenario);
        var second = Bed.play(scenario, new Disturbance.Calm());

        assertThat(second.state().differences(first.state())).isEmpty();
        assertThat(second.deletes()).isEqualTo(first.deletes());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    @DisplayName("B1.18 each ends with a hub that is backed up: enabled, with five Velero Schedules")
    void ends(Scenario scenario) {
        var state = Trial.calm(scenario).state().objects();

        assertThat(state.keySet())
                .filteredOn(name -> name.startsWith("Schedule "))
                .hasSize(5);
        assertThat(state.entrySet())
                .filteredOn(object -> object.getKey().startsWith("BackupSchedule "))
                .extracting(schedule -> schedule.getValue().at("/status/phase").asText())
                .containsExactly("Enabled");
    }

    @Test
    @DisplayName("B4.32 the token option is switched off: what was made for it is deleted, and nothing else ever is")
    void deletes() {
        assertThat(Trial.calm(Scenarios.tokensOff()).deletes())
                .hasSize(8)
                .allMatch(deleted -> deleted.matches(".* imported-[ab]/.*"));
        assertThat(scenarios().stream().filter(scenario -> !scenario.name().contains("option is switched off")))
                .allSatisfy(
                        scenario -> assertThat(Trial.calm(scenario).deletes()).isEmpty());
    }

    @Test
    @DisplayName("B6.4 validation backups that have expired are deleted, the others stay")
    void expiry() {
        assertThat(Trial.calm(Scenarios.runs()).state().objects().keySet())
                .filteredOn(name -> name.startsWith("Backup "))
                .hasSize(17)
                .filteredOn(name -> name.contains("validation"))
                .hasSize(1);
    }
}
