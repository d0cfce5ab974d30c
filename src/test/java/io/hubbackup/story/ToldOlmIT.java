package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("What OLM is told, on a real hub")
class ToldOlmIT extends ToldOlm {}
