package io.hubbackup.story;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("A namespace that is going to be deleted")
class DoomedPlaceTest extends DoomedPlace {}
