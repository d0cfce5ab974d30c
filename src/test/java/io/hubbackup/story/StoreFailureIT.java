package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("A store that fails, on a real hub")
class StoreFailureIT extends StoreFailure {}
