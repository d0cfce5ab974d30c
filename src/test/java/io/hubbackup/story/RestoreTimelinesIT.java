package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("Restores on a standby, one after the other, on real hubs with real Veleros")
class RestoreTimelinesIT extends RestoreTimelines {}
