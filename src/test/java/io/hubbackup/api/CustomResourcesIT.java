package io.hubbackup.api;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("The custom resources on a real API server")
class CustomResourcesIT extends CustomResources {}
