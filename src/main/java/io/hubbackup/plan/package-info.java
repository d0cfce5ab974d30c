/**
 * What shall be written, as values: a {@link io.hubbackup.plan.Plan} is computed without I/O, cleared by guards, and executed by the one writer in {@code apply}.
 */
@NullMarked
package io.hubbackup.plan;

import org.jspecify.annotations.NullMarked;
