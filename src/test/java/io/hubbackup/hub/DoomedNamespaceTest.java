package io.hubbackup.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.backup.Situation;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("packaging B3 the namespace that a MultiClusterHub deletes")
class DoomedNamespaceTest {

    private static final String USUAL = "open-cluster-management-backup";
    private static final String OTHER = "openshift-adp";

    static Stream<Arguments> rows() {
        return Stream.of(
                argumentSet("its component is off", Installers.off(), OTHER, USUAL, "MultiClusterHub"),
                argumentSet("it is another namespace", Installers.off(), OTHER, OTHER, "safe"),
                argumentSet("this operator is there", Installers.off(), USUAL, OTHER, "This operator"),
                argumentSet("both are there", Installers.off(), USUAL, USUAL, "This operator"),
                argumentSet("its component is on", Installers.on(), USUAL, USUAL, "safe"),
                argumentSet("it is paused", Installers.paused(), USUAL, USUAL, "safe"),
                argumentSet("there is none", Installers.none(), USUAL, USUAL, "safe"),
                argumentSet("the kind is not served", Observed.notServed("MultiClusterHub"), USUAL, USUAL, "safe"),
                argumentSet("it cannot be read", Situation.unreadable(), USUAL, USUAL, "things"),
                argumentSet("it cannot be read, and need not be", Situation.unreadable(), OTHER, OTHER, "safe"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void threatens(Observed<Indexed<InstallerSeen>> installers, String own, String namespace, String begins) {
        var situation = new Situation();
        situation.installers = installers;
        situation.self = new SelfSeen(
                SelfSeen.Mode.FULL, true, Optional.of(own), SelfSeen.DEPLOYMENT, Optional.empty(), Instant.EPOCH);
        var said = DoomedNamespace.threat(situation.view().hub(), namespace)
                .fold(
                        threat -> threat.map(what -> what.message("nothing is begun"))
                                .orElse("safe"),
                        api -> "not served",
                        unknown -> unknown.api());
        assertThat(said).startsWith(begins);
    }
}
