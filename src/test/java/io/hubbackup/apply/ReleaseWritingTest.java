package io.hubbackup.apply;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("What an API server makes of a release")
class ReleaseWritingTest extends ReleaseWriting {}
