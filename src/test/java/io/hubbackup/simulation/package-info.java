/**
 * Random histories of several hubs on one store, and what must hold in all of them.
 *
 * <ol>
 *   <li>{@link io.hubbackup.simulation.Histories} makes a history of a seed: a list of {@link io.hubbackup.simulation.Event}s, each with dice of its own, so that any of them can be left out.
 *   <li>{@link io.hubbackup.simulation.World} plays it: hubs in memory ({@link io.hubbackup.simulation.ModelServer}) with a Velero, a fleet and an operator each. The operator
 *       thinks with the deciders of production; its shell and everything around it is a model.
 *   <li>{@link io.hubbackup.simulation.Invariants} looks at every write and every status, and at the end.
 *   <li>{@link io.hubbackup.simulation.Shrinking} leaves out of a failing history what is not needed for the failure.
 * </ol>
 */
@NullMarked
package io.hubbackup.simulation;

import org.jspecify.annotations.NullMarked;
