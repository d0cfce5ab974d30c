/**
 * What is done about a Restore: which backups, in which order, what is removed, which clusters come over, and when it is over.
 *
 * <p>A run has steps, which stand in its journal (D24): the plan is recorded before the first effect, and whatever was recorded is done, however often the process is
 * killed in between.
 */
@NullMarked
package io.hubbackup.decide.restore;

import org.jspecify.annotations.NullMarked;
