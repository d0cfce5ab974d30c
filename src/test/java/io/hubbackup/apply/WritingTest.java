package io.hubbackup.apply;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("What an API server makes of our writes")
class WritingTest extends Writing {}
