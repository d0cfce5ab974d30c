package io.hubbackup.decide.backup.preparation;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.wire.BackupLabelValues;
import io.hubbackup.wire.HubNames;
import io.hubbackup.wire.SourceLabels;
import java.util.List;

/** Secrets that the assisted installer (B4.10) and metal3 (B4.11) marked as theirs. */
final class SourceSecrets {

    private SourceSecrets() {}

    static void claim(List<SecretSeen> secrets, LabelClaims claims) {
        secrets.stream()
                .filter(SourceSecrets::isAgentInstall)
                .forEach(secret -> claims.select(
                        Kinds.SECRET, secret, BackupLabelValues.AGENT_INSTALL, "B4.10 of the assisted installer"));
        secrets.stream()
                .filter(SourceSecrets::isBareMetal)
                .forEach(secret ->
                        claims.select(Kinds.SECRET, secret, BackupLabelValues.BAREMETAL, "B4.11 of a bare metal host"));
    }

    private static boolean isAgentInstall(SecretSeen secret) {
        return SourceLabels.AGENT_INSTALL_WATCH_VALUE.equals(secret.labels().get(SourceLabels.AGENT_INSTALL_WATCH));
    }

    private static boolean isBareMetal(SecretSeen secret) {
        return SourceLabels.METAL3_ENVIRONMENT_VALUE.equals(secret.labels().get(SourceLabels.METAL3_ENVIRONMENT))
                && !secret.namespace().equals(HubNames.MACHINE_API_NAMESPACE);
    }
}
