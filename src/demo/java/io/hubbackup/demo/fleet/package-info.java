/** Hubs to try things on: what a hub's components leave on it, for a fleet of any size, and how it gets there. */
@NullMarked
package io.hubbackup.demo.fleet;

import org.jspecify.annotations.NullMarked;
