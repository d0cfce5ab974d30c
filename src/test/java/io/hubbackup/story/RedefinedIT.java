package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("Definitions that are changed under way on a real hub")
class RedefinedIT extends Redefined {}
