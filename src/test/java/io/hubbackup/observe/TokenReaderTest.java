package io.hubbackup.observe;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("The reader of tokens")
class TokenReaderTest extends TokenReading {}
