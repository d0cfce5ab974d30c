/**
 * The demonstration: one command that shows the operator at work on a hub in the same process, or on a real one.
 *
 * <p>Nothing of it is part of the artifact (D33); it runs the classes of production as they are.
 */
@NullMarked
package io.hubbackup.demo;

import org.jspecify.annotations.NullMarked;
