package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("Kinds that come and go on a real hub")
class OptionalKindsIT extends OptionalKinds {}
