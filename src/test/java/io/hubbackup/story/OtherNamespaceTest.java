package io.hubbackup.story;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("Resources of another namespace")
class OtherNamespaceTest extends OtherNamespace {}
