package io.hubbackup.run.webhook;

import io.hubbackup.kit.NeedsNativeBinary;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.OperatorArtifact;
import org.junit.jupiter.api.DisplayName;

@NeedsNativeBinary
@NeedsRealHub
@DisplayName("R1.31 the webhook of the native binary")
class NativePackagedWebhookIT extends PackagedWebhook {

    @Override
    OperatorArtifact artifact() {
        return OperatorArtifact.NATIVE;
    }
}
