package io.hubbackup.demo.velero;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("How Velero restores what was planned, by the real one")
class PlannedRestoresIT extends PlannedRestores {}
