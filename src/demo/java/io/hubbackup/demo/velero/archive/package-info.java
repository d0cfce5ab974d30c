/**
 * What goes into a backup, and the files that it becomes.
 *
 * <p>A Backup says which kinds, namespaces and labels it wants; the hub is asked for nothing else, each kind once. What this Velero cannot back up as the real one does
 * (volumes, hooks, resource policies) is an error in the results of the backup, never left out in silence.
 */
@NullMarked
package io.hubbackup.demo.velero.archive;

import org.jspecify.annotations.NullMarked;
