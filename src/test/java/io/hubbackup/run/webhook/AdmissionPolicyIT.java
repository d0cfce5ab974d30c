package io.hubbackup.run.webhook;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.kit.RealHub;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("D29 the ValidatingAdmissionPolicies on a real API server")
class AdmissionPolicyIT extends AdmissionOnRealHub {

    @Override
    void switchOn(RealHub hub) {
        manifests().forEach(object -> hub.client().resource(object).create());
    }

    @Override
    void switchOff(RealHub hub) {
        manifests().forEach(object -> hub.client().resource(object).delete());
    }

    private static Stream<GenericKubernetesResource> manifests() {
        return Stream.of("restore-content.yaml", "restore-author.yaml").flatMap(file -> manifest(file).stream());
    }
}
