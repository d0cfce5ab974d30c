package io.hubbackup.apply;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("Conditions of two writers on an API server")
class ConditionWriterTest extends ConditionWriting {}
