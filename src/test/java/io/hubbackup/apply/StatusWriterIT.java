package io.hubbackup.apply;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("Status on a real API server")
class StatusWriterIT extends StatusWriting {}
