/**
 * What a user may ask of a restore. {@link io.hubbackup.decide.restore.admission.RestoreWish} reads the spec once;
 * {@link io.hubbackup.decide.restore.admission.RestoreChecks} says what of it is refused, to the webhook before the object is stored and to the reconciler before
 * anything is done; {@link io.hubbackup.decide.restore.admission.AuthorRights} says what the author must be allowed to do himself (D31).
 */
@NullMarked
package io.hubbackup.decide.restore.admission;

import org.jspecify.annotations.NullMarked;
