package io.hubbackup.run;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("A plain cluster")
class DefinitionGateTest extends LateDefinitions {}
