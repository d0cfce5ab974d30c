/**
 * Where Velero keeps backups: an object store with buckets and keys, as a folder that a real Velero may share, or in memory; and what the files of one backup are called.
 *
 * <p>A store works or it fails with its reason; it never answers "nothing there" for "could not look".
 */
@NullMarked
package io.hubbackup.demo.velero.store;

import org.jspecify.annotations.NullMarked;
