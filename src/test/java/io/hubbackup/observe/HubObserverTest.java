package io.hubbackup.observe;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("The eyes on a hub")
class HubObserverTest extends HubObservation {}
