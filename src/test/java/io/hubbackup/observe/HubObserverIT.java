package io.hubbackup.observe;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("The eyes on a real hub")
class HubObserverIT extends HubObservation {}
