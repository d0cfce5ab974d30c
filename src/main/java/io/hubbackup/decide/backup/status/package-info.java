/**
 * What users and tools read: the compat phase and message, the conditions, and the few lines that tell how far back a restore would throw the hub.
 *
 * <p>Conditions follow kstatus: {@code Reconciling} and {@code Stalled} are only there while they are True; all others are positive statements that are True when
 * all is well. Nothing here changes while nothing changes on the hub, so an unchanged status is not written.
 */
@NullMarked
package io.hubbackup.decide.backup.status;

import org.jspecify.annotations.NullMarked;
