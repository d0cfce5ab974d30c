/** Guards: what is never written, whoever asks for it. They look at single writes, after all deciding and before all acting. */
@NullMarked
package io.hubbackup.decide.guard;

import org.jspecify.annotations.NullMarked;
