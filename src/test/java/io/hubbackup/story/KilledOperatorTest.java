package io.hubbackup.story;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("A killed operator and meddling hands")
class KilledOperatorTest extends KilledOperator {}
