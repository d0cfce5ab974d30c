package io.hubbackup.run;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("A plain cluster that is a real one")
class DefinitionGateIT extends LateDefinitions {}
