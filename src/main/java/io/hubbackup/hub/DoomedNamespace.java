package io.hubbackup.hub;

import io.hubbackup.wire.HubNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The namespace that a MultiClusterHub deletes, with everything in it, while its component {@code cluster-backup} is off, which is the default (packaging B3). It asks nobody and
 * looks at no label; only one that is paused leaves it alone.
 */
public final class DoomedNamespace {

    /** Who deletes it, and what is lost with it. */
    public sealed interface Threat {

        /** The fact, without a full stop. */
        String fact();

        /** What would end it. */
        String remedy();

        /** This operator itself. */
        record Ourselves(List<InstallerSeen> by) implements Threat {

            @Override
            public String fact() {
                return "This operator runs in namespace %s, which MultiClusterHub %s deletes with everything in it while its component cluster-backup is off"
                        .formatted(HubNames.USUAL_NAMESPACE, names(by));
            }

            @Override
            public String remedy() {
                return "Install it into another namespace, together with Velero.";
            }
        }

        /** What the hub is backed up and restored with. */
        record Backups(List<InstallerSeen> by) implements Threat {

            @Override
            public String fact() {
                return "MultiClusterHub %s deletes namespace %s with everything in it while its component cluster-backup is off"
                        .formatted(names(by), HubNames.USUAL_NAMESPACE);
            }

            @Override
            public String remedy() {
                return "Move Velero, its storage location, BackupSchedules and Restores to another namespace.";
            }
        }

        List<InstallerSeen> by();

        /** The fact, what follows from it, and the remedy. */
        default String message(String consequence) {
            return "%s, so %s. %s".formatted(fact(), consequence, remedy());
        }

        private static String names(List<InstallerSeen> installers) {
            return installers.stream()
                    .map(InstallerSeen::key)
                    .map(ObjectKey::toString)
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }

    private DoomedNamespace() {}

    /** What threatens whatever is done for a resource of this namespace; empty where it is safe. Not to know who may delete is no safety. */
    public static Observed<Optional<Threat>> threat(HubSnapshot hub, String namespace) {
        boolean ourselves =
                hub.self().namespace().filter(HubNames.USUAL_NAMESPACE::equals).isPresent();
        if (!ourselves && !namespace.equals(HubNames.USUAL_NAMESPACE)) {
            return Observed.of(Optional.empty());
        }
        return hub.platform()
                .installers()
                .fold(
                        all -> Observed.of(threat(all, ourselves)),
                        api -> Observed.of(Optional.empty()),
                        unknown -> Observed.unreadable(unknown.api(), unknown.why()));
    }

    private static Optional<Threat> threat(Indexed<InstallerSeen> all, boolean ourselves) {
        var by = all.stream()
                .filter(installer -> !installer.backupEnabled() && !installer.paused())
                .toList();
        if (by.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ourselves ? new Threat.Ourselves(by) : new Threat.Backups(by));
    }
}
