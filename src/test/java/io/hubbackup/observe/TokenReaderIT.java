package io.hubbackup.observe;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("The reader of tokens on a real hub")
class TokenReaderIT extends TokenReading {}
