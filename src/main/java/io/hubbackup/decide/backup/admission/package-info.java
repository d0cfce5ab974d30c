/**
 * What keeps a BackupSchedule from working: each check gives a {@link io.hubbackup.decide.backup.admission.Finding}, which the ordered rules of the decider and the
 * conditions of the status both read. "Could not read" is a finding of its own (BW15).
 */
@NullMarked
package io.hubbackup.decide.backup.admission;

import org.jspecify.annotations.NullMarked;
