package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("A restore that was previewed, on real hubs")
class PreviewedRestoreIT extends PreviewedRestore {}
