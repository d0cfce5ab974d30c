package io.hubbackup.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class IndexedTest {

    private static final RestoreSeen A1 =
            new RestoreSeen(new ObjectKey("a", "1"), "u", Instant.EPOCH, "Running", false);
    private static final RestoreSeen A2 =
            new RestoreSeen(new ObjectKey("a", "2"), "u", Instant.EPOCH, "Running", false);
    private static final RestoreSeen B1 =
            new RestoreSeen(new ObjectKey("b", "1"), "u", Instant.EPOCH, "Running", false);

    @Test
    void findsByKeyAndNamespace() {
        var index = Indexed.of(B1, A2, A1);
        assertThat(index.get("a", "2")).contains(A2);
        assertThat(index.get("c", "2")).isEmpty();
        assertThat(index.in("a")).containsExactly(A1, A2);
    }

    @Test
    void orderIsThatOfTheKeys() {
        assertThat(Indexed.of(B1, A2, A1).stream()).containsExactly(A1, A2, B1);
    }

    @Test
    void theLastOfTheSameKeyCountsOnce() {
        var later = new RestoreSeen(A1.key(), "u", Instant.EPOCH, "Finished", false);
        var index = Indexed.of(A1, later);
        assertThat(index.size()).isEqualTo(1);
        assertThat(index.get(A1.key())).contains(later);
    }

    @Test
    void unreadableIsNeverEmpty() {
        Observed<Indexed<RestoreSeen>> unknown = Observed.unreadable("restores", "timeout");
        assertThat(unknown.map(Indexed::size)).isEqualTo(Observed.unreadable("restores", "timeout"));
        assertThat(unknown.doubt()).contains("restores: timeout");
        assertThat(Observed.of(Indexed.<RestoreSeen>empty()).doubt()).isEmpty();
    }
}
