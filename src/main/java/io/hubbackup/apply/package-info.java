/**
 * The one place that writes to a hub. It executes what was cleared and reports what came of it; it has no doubts and
 * makes no choices.
 */
@NullMarked
package io.hubbackup.apply;

import org.jspecify.annotations.NullMarked;
