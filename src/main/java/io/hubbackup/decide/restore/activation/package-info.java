/**
 * The managed clusters come over: other hubs are told, each cluster is called with the token that the backup holds for it, and what became of it is told.
 *
 * <p>Where a cluster stands is read off the hub in every pass ({@link io.hubbackup.decide.restore.activation.ClusterCourse}); nothing is remembered but when it began. So a
 * pass can end after any write and the next one goes on.
 */
@NullMarked
package io.hubbackup.decide.restore.activation;

import org.jspecify.annotations.NullMarked;
