/**
 * What the finished backups are worth: the sets that a hub can be restored from, how the last backup of each type went, and how old the newest set may become.
 *
 * <p>The five backups of one run are made one after the other, minutes apart, and nothing ties them together (BW40). What belongs together is told by the time in their names, which
 * is when they were ordered.
 */
@NullMarked
package io.hubbackup.decide.backup.record;

import org.jspecify.annotations.NullMarked;
