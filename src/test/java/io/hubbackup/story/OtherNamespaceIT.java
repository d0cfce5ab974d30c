package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("Resources of another namespace on a real hub")
class OtherNamespaceIT extends OtherNamespace {}
