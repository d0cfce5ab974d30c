package io.hubbackup.apply;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("What a real API server makes of our writes")
class WritingIT extends Writing {}
