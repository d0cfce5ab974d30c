/**
 * What one look at the hub gave: immutable parts, collected in a {@link io.hubbackup.hub.HubSnapshot}, and the questions that can be asked of them.
 *
 * <p>Nothing here reads an API or a clock. "Could not read" is a value of its own ({@link io.hubbackup.hub.Observed}), never an empty collection.
 */
@NullMarked
package io.hubbackup.hub;

import org.jspecify.annotations.NullMarked;
