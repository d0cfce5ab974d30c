/** What is told about a Restore: phase and message as existing tooling reads them (R4), conditions, and the story in ten lines (D21). */
@NullMarked
package io.hubbackup.decide.restore.status;

import org.jspecify.annotations.NullMarked;
