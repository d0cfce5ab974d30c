package io.hubbackup.story;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("Two processes, one leader")
class LeaderSwitchTest extends LeaderSwitch {}
