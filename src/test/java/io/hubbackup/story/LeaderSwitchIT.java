package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.Isolated;

@NeedsRealHub
@Isolated("two processes agree in real time")
@DisplayName("Two processes, one leader, on a real hub")
class LeaderSwitchIT extends LeaderSwitch {}
