/** What a run has to know after a crash: its plan, its step, and what came of what was done (D9, D24). */
@NullMarked
package io.hubbackup.decide.restore.journal;

import org.jspecify.annotations.NullMarked;
