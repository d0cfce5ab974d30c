/**
 * Start-up and everything that turns: reconcilers, the timer, health, configuration. The clock and the source of
 * randomness are chosen here. No rules live here, and nobody imports this package.
 */
@NullMarked
package io.hubbackup.run;

import org.jspecify.annotations.NullMarked;
