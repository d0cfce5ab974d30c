package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.Hubs;
import io.hubbackup.kit.OnEmbeddedHub;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnEmbeddedHub
@DisplayName("A hub without RestorePreviews")
class OptionalPreviewTest {

    private static final Duration SOON = Duration.ofMinutes(2);

    @Test
    @DisplayName("D24 the log says once that there are no previews, and they are answered when the definition comes")
    void comesLater(Hubs hubs) {
        var hub = hubs.up(HubOptions.hub());
        hub.install(Crds.GO_OPERATOR);
        var operator = hub.startOperator(Map.of());
        var story = new StoryHub(hub);
        hub.within(SOON, "it says so").until(() -> operator.log().contains("does not serve RestorePreviews"));
        hub.install(Crds.OURS);
        story.create(Manifest.of(Kind.RESTORE_PREVIEW.apiVersion(), Kind.RESTORE_PREVIEW.kind(), "nothing")
                .in(Hub.NAMESPACE)
                .spec(Map.of(
                        "veleroManagedClustersBackupName", "skip",
                        "veleroCredentialsBackupName", "skip",
                        "veleroResourcesBackupName", "skip",
                        "cleanupBeforeRestore", "None")));
        var seen = story.await(
                Kind.RESTORE_PREVIEW,
                "nothing",
                SOON,
                "it is answered",
                told -> assertThat(told.phase()).isEqualTo("Refused"));
        assertThat(seen.message()).isEqualTo("Nothing to do for restore nothing");
        assertThat(operator.log().split("does not serve RestorePreviews", -1)).hasSize(2);
        operator.close();
    }
}
