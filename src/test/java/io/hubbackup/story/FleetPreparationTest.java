package io.hubbackup.story;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("The preparation of a fleet")
class FleetPreparationTest extends FleetPreparation {}
