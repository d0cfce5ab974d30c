package io.hubbackup.apply;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("Status on an API server")
class StatusWriterTest extends StatusWriting {}
