package io.hubbackup.run.webhook;

import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.OperatorArtifact;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("R1.31 the webhook of the packaged operator")
class PackagedWebhookIT extends PackagedWebhook {

    @Override
    OperatorArtifact artifact() {
        return OperatorArtifact.JVM;
    }
}
