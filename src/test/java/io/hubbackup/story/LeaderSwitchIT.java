package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("Two processes, one leader, on a real hub")
class LeaderSwitchIT extends LeaderSwitch {}
