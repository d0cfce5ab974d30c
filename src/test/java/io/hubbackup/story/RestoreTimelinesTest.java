package io.hubbackup.story;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("Restores on a standby, one after the other")
class RestoreTimelinesTest extends RestoreTimelines {}
