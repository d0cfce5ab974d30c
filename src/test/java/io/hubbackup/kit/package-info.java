/**
 * What integration tests, the benchmark and the walk-through stand on: a real hub that is started and ended by them, fleets by seed to fill it,
 * and readers for what it leaves behind (archives in the store, the audit log of its API server).
 *
 * <ol>
 *   <li>{@link io.hubbackup.kit.NeedsRealHub} on a test class: without {@code HUB_KIT} the class does not run, and the last lines say so.
 *   <li>{@link io.hubbackup.kit.RealHub} or {@link io.hubbackup.kit.Hubs} as a parameter: a hub of its own, on free ports, in a folder of its own.
 *   <li>{@link io.hubbackup.kit.Fleet} and {@link io.hubbackup.kit.FleetLoader}: objects as a hub's components leave them.
 *   <li>{@link io.hubbackup.kit.Archive}, {@link io.hubbackup.kit.AuditLog}: what a backup holds, what was asked of the API server.
 * </ol>
 */
@NullMarked
package io.hubbackup.kit;

import org.jspecify.annotations.NullMarked;
