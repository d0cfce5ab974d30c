package io.hubbackup.story;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

/** The operator as it is shipped, in a process of its own, over HTTP. */
@OnEmbeddedHub(realTime = true)
@DisplayName("A hub is backed up by the packaged operator")
class ArtifactStoryIT extends BackupStory {}
