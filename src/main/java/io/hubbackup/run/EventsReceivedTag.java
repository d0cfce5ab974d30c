package io.hubbackup.run;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;

/**
 * Gives the SDK's meter {@code events.received} the same tags every time. The SDK registers it with and without
 * {@code action}; Prometheus refuses the second form, and the event that was being counted would be lost.
 */
@Singleton
public final class EventsReceivedTag implements MeterFilter {

    private static final String METER = "events.received";
    private static final String TAG = "action";

    @Override
    public Meter.Id map(Meter.Id id) {
        boolean complete = !id.getName().equals(METER) || id.getTag(TAG) != null;
        return complete ? id : id.withTag(Tag.of(TAG, ""));
    }
}
