/**
 * The webhook that refuses a Restore before it is stored (R1.31). It judges by the checks of {@code decide.restore.admission}, which the reconciler repeats, and asks the
 * API server for the rights of the author (D31), which nobody can do later.
 *
 * <ol>
 *   <li>{@link io.hubbackup.run.webhook.AdmissionServer} speaks HTTPS with the certificate that it finds, and takes a new one when it comes.
 *   <li>{@link io.hubbackup.run.webhook.RestoreAdmission} turns a review into its answer.
 *   <li>{@link io.hubbackup.run.webhook.ReviewedAccess} asks what the author may do.
 * </ol>
 */
@NullMarked
package io.hubbackup.run.webhook;

import org.jspecify.annotations.NullMarked;
