package io.hubbackup.apply;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("Conditions of two writers on a real API server")
class ConditionWriterIT extends ConditionWriting {}
