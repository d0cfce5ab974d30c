/**
 * What is told of an evaluation, and to whom: conditions of the two kinds, a report, events and figures (policies §7). Only values are made here; {@code apply} writes them and
 * {@code run} shows them.
 */
@NullMarked
package io.hubbackup.decide.policy.telling;

import org.jspecify.annotations.NullMarked;
