package io.hubbackup.hub;

import java.time.Instant;

/**
 * A Subscription of OLM v0.
 *
 * @param packageName {@code spec.name}
 * @param channel {@code spec.channel}
 * @param installed {@code status.installedCSV}, possibly empty
 */
public record SubscriptionSeen(ObjectKey key, Instant created, String packageName, String channel, String installed)
        implements Keyed {}
