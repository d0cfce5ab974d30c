package io.hubbackup.demo.velero;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("How Velero restores what was planned, by the emulator")
class PlannedRestoresTest extends PlannedRestores {}
