/**
 * A Velero emulator: what Velero 1.18 does with backups, schedules, locations and requests, over the API like the real one, in injected time.
 *
 * <p>Each of its duties looks at the whole and does what is due, after every change and when it said that something is due. What it needs to know lies in the objects and in
 * the store, so that it can be killed and started at any moment; what the real one knows for its lifetime alone, such as which backup it works on, a process of this forgets
 * too.
 */
@NullMarked
package io.hubbackup.demo.velero;

import org.jspecify.annotations.NullMarked;
