package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("A real hub of the Go operator that is reported on")
class ReportingIT extends Reporting {}
