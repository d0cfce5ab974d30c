/**
 * Time that stands still until somebody moves it, and threads that live in it.
 *
 * <p>All simulated threads take turns on one real thread, in the order in which they become able to go on. Nothing happens at the same time as something else,
 * a thread that waits costs nothing, and it is known exactly when no thread can go on any more: only then the clock may leap to the next alarm.
 */
@NullMarked
package io.hubbackup.demo.time;

import org.jspecify.annotations.NullMarked;
