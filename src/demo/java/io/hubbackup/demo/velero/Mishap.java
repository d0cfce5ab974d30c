package io.hubbackup.demo.velero;

import java.time.Duration;

/** What goes wrong with one backup or restore; each phase has its own. */
public sealed interface Mishap {

    /** All is well. */
    record None() implements Mishap {}

    /** It is not let begin: {@code FailedValidation}. */
    record Refused(String validationError) implements Mishap {}

    /** It ends while it is in progress, and nothing lies in the store: {@code Failed}. */
    record Broken(String failureReason) implements Mishap {}

    /** Single objects could not be backed up: {@code PartiallyFailed}. */
    record Incomplete(int errors) implements Mishap {}

    /** It never comes to an end: {@code InProgress} until Velero is started again. */
    record Endless() implements Mishap {}

    /**
     * A plugin goes on with it: {@code WaitingForPluginOperations}, and where it fails {@code PartiallyFailed}.
     *
     * @param takes how long
     */
    record PluginOperation(Duration takes, boolean succeeds) implements Mishap {}

    /**
     * It cannot be ended for a while: {@code Finalizing}.
     *
     * @param takes how long
     */
    record Unfinished(Duration takes) implements Mishap {}

    /**
     * One object of a restore is refused: {@code PartiallyFailed}. A backup knows nothing of it.
     *
     * @param object such as {@code secrets/team/pull} or {@code managedclusters.cluster.open-cluster-management.io/one}
     */
    record Unrestorable(String object, String why) implements Mishap {}
}
