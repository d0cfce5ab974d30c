package io.hubbackup.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.apiserver.fault.Fault;
import io.hubbackup.decide.backup.View;
import io.hubbackup.kit.NeedsSimulatedTime;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The check of the fault matrix is worth something: with a defect of the Go operator put back, it complains, and only then. */
@DisplayName("Planted defects")
@ExtendWith(Quiet.class)
@NeedsSimulatedTime
class PlantedDefectsTest {

    @Test
    @DisplayName(
            "BW1 a partial discovery that is taken for all there is: caught by a group that is missing for two hours")
    void partialDiscovery() {
        var trouble = trouble(Scenarios.runs(), "group argoproj.io missing, told after step 0");
        var group = ((Fault.MissingGroup) trouble.rule().fault()).group();

        assertCaught(Scenarios.runs(), trouble, PlantedDefects.partialDiscoveryIsComplete(group));
    }

    @Test
    @DisplayName(
            "BW3 a token component that is not seen and taken for the option being off: caught where the component goes")
    void unseenComponent() {
        assertCaught(Scenarios.componentAway(), new Disturbance.Calm(), PlantedDefects::unseenComponentIsOff);
    }

    @Test
    @DisplayName(
            "BW3 a token component that cannot be read and is taken for the option being off: caught by two hours of 403")
    void unreadableComponent() {
        var scenario = Scenarios.fleet();
        var trouble = trouble(scenario, "on clustermanagementaddons.addon.open-cluster-management.io after step 0");

        assertCaught(scenario, trouble, PlantedDefects::unseenComponentIsOff);
    }

    @Test
    @DisplayName("BW15 Restores that cannot be read and are taken for none: caught while one is active")
    void unreadableRestores() {
        var scenario = RestoreScenarios.beforeSchedule();
        var trouble = trouble(scenario, "on restores.cluster.open-cluster-management.io after step 2");

        assertCaught(scenario, trouble, PlantedDefects::unreadableRestoresAreNone);
    }

    private static Disturbance.Lasting trouble(Scenario scenario, String name) {
        return Matrix.lasting(scenario, Trial.calm(scenario).asked()).stream()
                .filter(disturbance -> disturbance.toString().contains(name))
                .map(Disturbance.Lasting.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the matrix has no such trouble: " + name));
    }

    private static void assertCaught(Scenario scenario, Disturbance trouble, UnaryOperator<View> defect) {
        assertThat(Trial.complaint(scenario, trouble)).as("without the defect").isEmpty();
        var complaint = Trial.complaint(scenario, trouble, defect);
        assertThat(complaint).as("with the defect").isPresent();
        complaint.ifPresent(caught ->
                System.out.println("caught: " + caught.lines().limit(2).collect(Collectors.joining(" "))));
    }
}
