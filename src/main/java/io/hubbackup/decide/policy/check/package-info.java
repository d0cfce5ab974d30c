/** One class for each template (D6), named after the condition that it gives. */
@NullMarked
package io.hubbackup.decide.policy.check;

import org.jspecify.annotations.NullMarked;
