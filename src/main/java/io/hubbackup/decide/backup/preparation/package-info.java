/**
 * What is done to the hub's objects so that a backup holds what a restored hub needs (spec 4).
 *
 * <ol>
 *   <li>Labels: objects that hive, the assisted installer, metal3 and the token add-on leave are selected for the backup.
 *   <li>Import accounts: every imported cluster gets an account whose token lets another hub import it.
 *   <li>Removal: with the option off, what was made for the accounts goes, accounts first.
 * </ol>
 *
 * <p>All of it is computed from the snapshot: what is right already costs no write, so a pass with nothing to do is empty.
 * Nothing is deleted because something could not be read. A BackupSchedule that is deleted leaves labels and accounts
 * where they are (BW26); to take the accounts away, switch {@code useManagedServiceAccount} off first.
 */
@NullMarked
package io.hubbackup.decide.backup.preparation;

import org.jspecify.annotations.NullMarked;
