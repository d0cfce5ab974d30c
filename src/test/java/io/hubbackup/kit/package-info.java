/**
 * What integration tests, the benchmark and the walk-through stand on: a hub that is started and ended by them, fleets by seed to fill it, and readers for what it leaves behind
 * (archives in the store, the log of its API server).
 *
 * <ol>
 *   <li>{@link io.hubbackup.kit.WithHub} on a class of tests says what hub they need; an abstract class has the tests, and a subclass for each bed says where they run.
 *   <li>{@link io.hubbackup.kit.OnEmbeddedHub}: in this process, everywhere. Time passes when a test waits, and a wait of minutes takes milliseconds.
 *   <li>{@link io.hubbackup.kit.NeedsRealHub}: without {@code HUB_KIT} the class does not run, and the last lines say so.
 *   <li>{@link io.hubbackup.kit.Hub} or {@link io.hubbackup.kit.Hubs} as a parameter: the hub of that class; {@link io.hubbackup.kit.Waiting} waits in its time.
 *   <li>{@link io.hubbackup.kit.Fleet} and {@link io.hubbackup.kit.FleetLoader}: objects as a hub's components leave them.
 *   <li>{@link io.hubbackup.kit.Archive}, {@link io.hubbackup.kit.AuditLog}: what a backup holds, what was asked of the API server.
 * </ol>
 */
@NullMarked
package io.hubbackup.kit;

import org.jspecify.annotations.NullMarked;
