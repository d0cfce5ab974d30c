package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("Bad input, on a real hub")
class BadInputIT extends BadInput {}
