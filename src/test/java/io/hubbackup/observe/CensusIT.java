package io.hubbackup.observe;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("A census of a real hub")
class CensusIT extends CensusTaking {}
