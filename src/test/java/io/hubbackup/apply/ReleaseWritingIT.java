package io.hubbackup.apply;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("What a real API server makes of a release")
class ReleaseWritingIT extends ReleaseWriting {}
