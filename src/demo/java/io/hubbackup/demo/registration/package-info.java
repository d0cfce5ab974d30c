/**
 * What brings managed clusters to a hub: an import controller that does what the one of the multicluster engine does, the agents of the clusters, the add-on that issues their
 * tokens, and an API server that plays all the clusters.
 *
 * <p>A cluster belongs to the hub that its bootstrap secret names, and to no other. Everything else follows from that: who imports a cluster writes this secret with the
 * token that he has, and the agent goes where it says.
 */
@NullMarked
package io.hubbackup.demo.registration;

import org.jspecify.annotations.NullMarked;
