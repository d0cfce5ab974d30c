package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("A namespace of a real hub that is going to be deleted")
class DoomedPlaceIT extends DoomedPlace {}
