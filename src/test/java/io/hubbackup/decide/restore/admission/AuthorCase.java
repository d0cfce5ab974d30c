package io.hubbackup.decide.restore.admission;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * One request of somebody with certain rights, and the answer: the same table is put to the webhook and to the ValidatingAdmissionPolicy, on a real API server.
 *
 * @param before what the object was, when it is changed
 * @param lacking the right that he is told to lack; empty when it is let pass
 */
public record AuthorCase(
        String title, Role role, Optional<RestoreDraft> before, RestoreDraft after, Optional<String> lacking) {

    /** Who asks. */
    public enum Role {
        /** Nothing but write Restores. */
        RESTORES_ONLY,
        PASSIVE,
        ACTIVATING,
        CLEANUP_ALL
    }

    private static final String RESTORES = "create restores.velero.io in namespace " + RestoreDraft.NAMESPACE;
    private static final String NEW_CLUSTERS =
            "create managedclusters.cluster.open-cluster-management.io in all namespaces";
    private static final String DELETED_CLUSTERS =
            "delete managedclusters.cluster.open-cluster-management.io in all namespaces";

    private static final RestoreDraft PASSIVE = RestoreDraft.of("skip", "latest", "latest");
    private static final RestoreDraft CLEANING = PASSIVE.with("cleanupBeforeRestore", "CleanupRestored");
    private static final RestoreDraft CLEANING_ALL =
            PASSIVE.with("cleanupBeforeRestore", "CleanupAll").annotated(RestoreWish.CLEANUP_ALL_CONFIRMED, "true");
    private static final RestoreDraft SYNC =
            RestoreDraft.sync("skip", "latest", "latest").inPhase("Enabled");

    public static Stream<AuthorCase> all() {
        return Stream.concat(creations(), changes());
    }

    private static Stream<AuthorCase> creations() {
        return Stream.of(
                refuse("D31 who may only write Restores restores nothing", Role.RESTORES_ONLY, PASSIVE, RESTORES),
                pass("D31 nor is anything asked for a Restore of nothing", Role.RESTORES_ONLY, nothing()),
                pass("D31 a passive author restores", Role.PASSIVE, PASSIVE),
                pass("D31 and removes what an earlier restore brought", Role.PASSIVE, CLEANING),
                pass("D31 in sync, too", Role.PASSIVE, RestoreDraft.sync("skip", "latest", "latest")),
                refuse("D31 but takes no clusters over", Role.PASSIVE, activation(), NEW_CLUSTERS),
                refuse(
                        "W32 also not by a capital",
                        Role.PASSIVE,
                        RestoreDraft.of("Latest", "skip", "skip"),
                        NEW_CLUSTERS),
                refuse("D31 and does not remove all", Role.PASSIVE, CLEANING_ALL, DELETED_CLUSTERS),
                refuse(
                        "D31 CleanupAll counts where nothing is restored, too",
                        Role.PASSIVE,
                        nothing()
                                .with("cleanupBeforeRestore", "CleanupAll")
                                .annotated(RestoreWish.CLEANUP_ALL_CONFIRMED, "true"),
                        DELETED_CLUSTERS),
                pass("D31 an activating author takes clusters over", Role.ACTIVATING, activation()),
                pass(
                        "D31 with a clean-up",
                        Role.ACTIVATING,
                        activation().with("cleanupBeforeRestore", "CleanupRestored")),
                pass("D31 who may remove all", Role.CLEANUP_ALL, CLEANING_ALL),
                refuse("D31 takes no clusters over", Role.CLEANUP_ALL, activation(), NEW_CLUSTERS));
    }

    private static Stream<AuthorCase> changes() {
        var running = activation().inPhase("Running");
        return Stream.of(
                refuse("D31 an edit is a wish of whoever edits", Role.PASSIVE, SYNC, activating(SYNC), NEW_CLUSTERS),
                pass("D31 who may, edits", Role.ACTIVATING, SYNC, activating(SYNC)),
                pass(
                        "W12 labels and annotations are anybody's",
                        Role.RESTORES_ONLY,
                        running,
                        running.annotated("a", "b")),
                refuse(
                        "D32 a confirmation is the word of an author",
                        Role.RESTORES_ONLY,
                        running,
                        running.annotated(RestoreWish.CONFIRM, "0123"),
                        RESTORES),
                pass("D32 who may, confirms", Role.ACTIVATING, running, running.annotated(RestoreWish.CONFIRM, "0123")),
                pass(
                        "D32 anybody takes a confirmation away",
                        Role.RESTORES_ONLY,
                        running.annotated(RestoreWish.CONFIRM, "0123"),
                        running),
                pass(
                        "D32 or leaves it as it is",
                        Role.RESTORES_ONLY,
                        running.annotated(RestoreWish.CONFIRM, "0123"),
                        running.annotated(RestoreWish.CONFIRM, "0123").annotated("a", "b")));
    }

    private static RestoreDraft nothing() {
        return RestoreDraft.of("skip", "skip", "Skip");
    }

    private static RestoreDraft activation() {
        return RestoreDraft.of("latest", "latest", "latest");
    }

    private static RestoreDraft activating(RestoreDraft sync) {
        return sync.with("veleroManagedClustersBackupName", "latest");
    }

    private static AuthorCase pass(String title, Role role, RestoreDraft created) {
        return new AuthorCase(title, role, Optional.empty(), created, Optional.empty());
    }

    private static AuthorCase refuse(String title, Role role, RestoreDraft created, String lacking) {
        return new AuthorCase(title, role, Optional.empty(), created, Optional.of(lacking));
    }

    private static AuthorCase pass(String title, Role role, RestoreDraft before, RestoreDraft after) {
        return new AuthorCase(title, role, Optional.of(before), after, Optional.empty());
    }

    private static AuthorCase refuse(String title, Role role, RestoreDraft before, RestoreDraft after, String lacking) {
        return new AuthorCase(title, role, Optional.of(before), after, Optional.of(lacking));
    }
}
