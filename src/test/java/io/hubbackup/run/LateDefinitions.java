package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.Yaml;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A plain cluster, on which nothing of ours is installed yet, and nothing of a hub either. */
abstract class LateDefinitions {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Path SAMPLE = Path.of("src/main/kubernetes/samples/backupschedule.yaml");

    @Test
    @DisplayName(
            "B7.5, BW34 without the definitions the operator lives, is not ready, and says why; when they come it works")
    void waitsForTheDefinitions(Hub hub) {
        try (var operator = hub.launchOperator(Map.of())) {
            hub.within(SOON, "it is alive").until(operator::alive);
            hub.within(SOON, "it says what is missing")
                    .until(() -> operator.log().contains("install the definitions"));
            assertThat(operator.ready()).isFalse();

            hub.install(Crds.OURS);
            hub.within(SOON, "it is ready").until(operator::ready);

            var sample = Yaml.file(SAMPLE);
            sample.forEach(object -> object.getMetadata().setNamespace(Hub.NAMESPACE));
            FleetLoader.load(hub.client(), sample, 1);
            hub.within(SOON, "it says that this is no hub with a storage location")
                    .until(() -> "FailedValidation"
                            .equals(hub.client()
                                    .resource(sample.getFirst())
                                    .get()
                                    .get("status", "phase")));
        }
    }
}
