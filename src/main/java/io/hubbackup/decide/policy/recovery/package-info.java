/**
 * Whether and how fast the hub would come back, while nothing has happened yet: which managed clusters, up to which moment, and in what time. These are figures, not verdicts; the
 * templates of {@code check} that judge some of them ask here.
 */
@NullMarked
package io.hubbackup.decide.policy.recovery;

import org.jspecify.annotations.NullMarked;
