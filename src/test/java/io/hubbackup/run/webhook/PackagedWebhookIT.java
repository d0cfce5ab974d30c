package io.hubbackup.run.webhook;

import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.OperatorProcess;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("R1.31 the webhook of the packaged operator")
class PackagedWebhookIT extends PackagedWebhook {

    @Override
    OperatorProcess.Artifact artifact() {
        return OperatorProcess.Artifact.JVM;
    }
}
