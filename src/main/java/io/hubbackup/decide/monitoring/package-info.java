/** How Prometheus comes to read this operator: where its objects shall stand, what is in them, and what is to be done about what stands there. */
@NullMarked
package io.hubbackup.decide.monitoring;

import org.jspecify.annotations.NullMarked;
