/** Which backups a run restores, and as which Velero Restores: chosen once, pinned for the run (W13, W14). */
@NullMarked
package io.hubbackup.decide.restore.plan;

import org.jspecify.annotations.NullMarked;
