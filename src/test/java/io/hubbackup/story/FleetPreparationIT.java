package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("The preparation of a fleet, on a real hub")
class FleetPreparationIT extends FleetPreparation {}
