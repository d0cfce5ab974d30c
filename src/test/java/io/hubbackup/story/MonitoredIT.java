package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("An operator on a real hub that Prometheus shall find")
class MonitoredIT extends Monitored {}
