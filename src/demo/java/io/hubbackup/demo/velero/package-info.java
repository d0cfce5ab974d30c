/**
 * A Velero emulator: phases, names, times and the look into a common store are Velero's, but nothing is backed up.
 *
 * <p>It lives over the API like the real one, so that everything it reads and writes goes through the server, and in injected time. Each of its duties looks at the
 * whole and does what is due; it remembers nothing, so that it can be killed and started at any moment.
 */
@NullMarked
package io.hubbackup.demo.velero;

import org.jspecify.annotations.NullMarked;
