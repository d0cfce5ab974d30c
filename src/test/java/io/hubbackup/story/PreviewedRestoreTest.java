package io.hubbackup.story;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("A restore that was previewed")
class PreviewedRestoreTest extends PreviewedRestore {}
