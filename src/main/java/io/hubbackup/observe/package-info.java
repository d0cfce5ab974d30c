/**
 * Looks at the hub and draws no conclusions.
 *
 * <ol>
 *   <li>{@link io.hubbackup.observe.Discovery} asks what the API server serves; nothing but a complete answer is a catalogue (BW1).
 *   <li>Of every kind that is served and asked for, one {@link io.hubbackup.observe.Reflector} lists all objects in pages and follows them by a watch.
 *       Each object is reduced to a small record of {@code hub} before it is kept (D12, BW18); kinds come and go with their CRDs (D10).
 *   <li>{@link io.hubbackup.observe.WatchCache} holds the records and knows how far they can be trusted.
 *   <li>{@link io.hubbackup.observe.HubObserver#snapshot()} puts it all into one immutable {@code HubSnapshot}, without a request.
 * </ol>
 */
@NullMarked
package io.hubbackup.observe;

import org.jspecify.annotations.NullMarked;
