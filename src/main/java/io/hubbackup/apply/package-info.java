/**
 * The one place that writes to a hub. It executes what was cleared and reports what came of it; it has no doubts and
 * makes no choices.
 *
 * <p>Every request goes through {@link io.hubbackup.apply.ApiDoor}. {@link io.hubbackup.apply.Writer} executes plans,
 * {@link io.hubbackup.apply.StatusWriter} writes the status of our own kinds (D26), {@link io.hubbackup.apply.EventRecorder} tells people.
 */
@NullMarked
package io.hubbackup.apply;

import org.jspecify.annotations.NullMarked;
