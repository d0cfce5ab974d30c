package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventsReceivedTagTest {

    private final EventsReceivedTag filter = new EventsReceivedTag();

    @Test
    @DisplayName("the SDK's event counter always has the tag action")
    void addsTheMissingTag() {
        assertThat(filter.map(counter("events.received", Tags.empty())).getTag("action"))
                .isEmpty();
    }

    @Test
    @DisplayName("a tag that is there keeps its value, and other meters are left alone")
    void leavesTheRestAlone() {
        Meter.Id complete = counter("events.received", Tags.of("action", "ADDED"));
        Meter.Id other = counter("reconciliations", Tags.empty());

        assertThat(filter.map(complete)).isSameAs(complete);
        assertThat(filter.map(other)).isSameAs(other);
    }

    private static Meter.Id counter(String name, Tags tags) {
        return new Meter.Id(name, tags, null, null, Meter.Type.COUNTER);
    }
}
