package io.hubbackup.decide.policy.recovery;

import static io.hubbackup.decide.policy.PolicyHub.NAMESPACE;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.LocationValidation;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.StorageLocationSeen;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Storage without encryption on the server is told as information")
class PlainStorageTest {

    private static StorageLocationSeen location(String namespace, String name, boolean plain) {
        return new StorageLocationSeen(
                new ObjectKey(namespace, name),
                false,
                "",
                "",
                "ReadWrite",
                true,
                false,
                LocationValidation.NONE,
                plain);
    }

    @Test
    @DisplayName("by name, of the backup namespace alone")
    void namesThem() {
        var hub = bare().locations(Observed.of(Indexed.of(
                location(NAMESPACE, "b", true),
                location(NAMESPACE, "a", true),
                location(NAMESPACE, "safe", false),
                location("elsewhere", "c", true))));
        assertThat(PlainStorage.of(hub.seen())).isEqualTo(Observed.of(new PlainStorage(List.of("a", "b"))));
        assertThat(new PlainStorage(List.of("a", "b")).text()).contains(": a, b. Set config.serverSideEncryption");
    }

    @Test
    @DisplayName("What cannot be read is no answer")
    void isUnreadable() {
        assertThat(PlainStorage.of(bare().locations(Observed.unreadable("BackupStorageLocation", "forbidden"))
                        .seen()))
                .isInstanceOf(Observed.Unreadable.class);
    }
}
