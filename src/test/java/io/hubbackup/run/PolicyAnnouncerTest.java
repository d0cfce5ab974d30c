package io.hubbackup.run;

import io.hubbackup.kit.OnEmbeddedHub;
import io.hubbackup.kit.WithHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@WithHub(crds = true)
@DisplayName("Verdicts on an API server")
class PolicyAnnouncerTest extends PolicyAnnouncing {}
