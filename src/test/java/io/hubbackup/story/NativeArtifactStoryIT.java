package io.hubbackup.story;

import io.hubbackup.kit.NeedsNativeBinary;
import io.hubbackup.kit.OnEmbeddedHub;
import io.hubbackup.kit.OperatorArtifact;
import io.hubbackup.kit.OperatorProcess;
import io.hubbackup.kit.OperatorUnderTest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

/** The native binary, over HTTP. */
@NeedsNativeBinary
@OnEmbeddedHub(realTime = true)
@DisplayName("A hub is backed up by the native binary")
class NativeArtifactStoryIT extends BackupStory {

    @Override
    OperatorUnderTest launch(Map<String, String> settings) {
        return OperatorProcess.launch(OperatorArtifact.NATIVE, hub().bed().kubeconfig(), settings);
    }
}
