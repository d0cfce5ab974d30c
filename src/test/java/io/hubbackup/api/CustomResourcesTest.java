package io.hubbackup.api;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("The custom resources on an API server")
class CustomResourcesTest extends CustomResources {}
