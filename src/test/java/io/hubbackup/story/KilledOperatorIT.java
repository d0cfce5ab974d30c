package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("A killed operator and meddling hands, on a real hub")
class KilledOperatorIT extends KilledOperator {}
