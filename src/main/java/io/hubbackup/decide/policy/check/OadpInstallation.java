package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.Verdict.Subject;
import io.hubbackup.hub.ClusterExtensionSeen;
import io.hubbackup.hub.ServiceVersionSeen;
import io.hubbackup.hub.SubscriptionSeen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One installation of OADP.
 *
 * @param namespace where it works
 * @param subject the object that orders it
 * @param name that object, as a message names it
 * @param version of what is installed, else of what is ordered; empty when neither can be told, or when it is simply the newest
 * @param newest it follows a channel that has always the newest version, and nothing is installed yet
 * @param why what the installer says of a failure
 * @param since when the installation began
 * @param deployments those that it consists of, where that is known
 */
record OadpInstallation(
        String namespace,
        Subject subject,
        String name,
        State state,
        Optional<OadpVersion> version,
        boolean newest,
        String why,
        Instant since,
        List<String> deployments) {

    /** How far it is. */
    enum State {
        INSTALLED,
        FAILED,
        INSTALLING
    }

    static OadpInstallation of(ServiceVersionSeen version) {
        return new OadpInstallation(
                version.namespace(),
                SubjectKind.SERVICE_VERSION.of(version.key()),
                SubjectKind.SERVICE_VERSION.named(version),
                switch (version.phase()) {
                    case "Succeeded" -> State.INSTALLED;
                    case "Failed" -> State.FAILED;
                    default -> State.INSTALLING;
                },
                OadpVersion.of(version.version()).or(() -> OadpVersion.of(version.name())),
                false,
                said(version.reason(), version.message()),
                version.created(),
                version.deployments());
    }

    /** Of a Subscription whose ClusterServiceVersion is not there yet. */
    static OadpInstallation ordered(SubscriptionSeen subscription) {
        return new OadpInstallation(
                subscription.namespace(),
                SubjectKind.SUBSCRIPTION.of(subscription.key()),
                SubjectKind.SUBSCRIPTION.named(subscription),
                State.INSTALLING,
                OadpVersion.of(subscription.installed()).or(() -> OadpVersion.of(subscription.channel())),
                subscription.channel().equals("stable"),
                "",
                subscription.created(),
                List.of());
    }

    static OadpInstallation of(ClusterExtensionSeen extension) {
        boolean installed = extension.installed().equals("True");
        return new OadpInstallation(
                extension.installNamespace(),
                SubjectKind.CLUSTER_EXTENSION.of(extension.key()),
                SubjectKind.CLUSTER_EXTENSION.named(extension),
                installed ? State.INSTALLED : extension.reason().equals("Failed") ? State.FAILED : State.INSTALLING,
                OadpVersion.of(extension.version()),
                false,
                said(extension.reason(), extension.message()),
                extension.created(),
                List.of());
    }

    private static String said(String reason, String message) {
        return Words.quoted(message, Words.quoted(reason, "no reason given"));
    }

    boolean installed() {
        return state == State.INSTALLED;
    }
}
