package io.hubbackup.run;

import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.WithHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@WithHub(crds = true)
@DisplayName("Verdicts on a real API server")
class PolicyAnnouncerIT extends PolicyAnnouncing {}
