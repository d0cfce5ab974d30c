package io.hubbackup.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.wire.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClusterDeploymentNamesTest {

    @Test
    @DisplayName("B4.6, B4.15 the names of a ClusterDeployment, without the key that signs its tokens")
    void names() {
        var seen = HiveProjections.clusterDeployment(Tree.of(Map.of(
                "metadata",
                Map.of("namespace", "cd", "name", "cd", "uid", "u"),
                "spec",
                Map.of(
                        "pullSecretRef", ref("pull"),
                        "boundServiceAccountSigningKeySecretRef", ref("signing-key"),
                        "provisioning", Map.of("installConfigSecretRef", ref("install-config")),
                        "platform", Map.of("aws", Map.of("credentialsSecretRef", ref("creds")))))));
        assertThat(seen.pullSecret()).isEqualTo(Optional.of("pull"));
        assertThat(seen.otherSecrets()).isEqualTo(List.of("creds", "install-config"));
    }

    private static Map<String, String> ref(String name) {
        return Map.of("name", name);
    }
}
