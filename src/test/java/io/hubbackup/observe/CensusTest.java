package io.hubbackup.observe;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("A census of a hub")
class CensusTest extends CensusTaking {}
