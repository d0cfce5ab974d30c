package io.hubbackup.decide.backup.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchTest {

    @ParameterizedTest
    @CsvSource({"1,a1,false", "2,a1 x,false", "3,a1 x a2,false", "6,a1 x a2 y b1 b2,true", "7,a1 x a2 y b1 b2,true"})
    @DisplayName("B4.1 the parts take turns until the batch is full")
    void takesTurns(int limit, String names, boolean complete) {
        var batch = Batch.of(
                List.of(List.of(write("a1"), write("a2"), group("b1", "b2")), List.of(write("x"), write("y"))), limit);
        assertThat(names(batch)).isEqualTo(List.of(names.split(" ")));
        assertThat(batch.complete()).isEqualTo(complete);
    }

    @Test
    @DisplayName("B4.1 a group that does not fit is begun, in its order")
    void cuts() {
        var batch = Batch.of(List.of(List.of(group("a", "b", "c"))), 2);
        assertThat(names(batch)).containsExactly("a", "b");
        assertThat(batch.complete()).isFalse();
        assertThat(batch.groups()).singleElement().isInstanceOf(Plan.Series.class);
    }

    @Test
    @DisplayName("B4.1 nothing to do is complete")
    void empty() {
        assertThat(Batch.of(List.of(List.of(), List.of()), 1)).isEqualTo(new Batch(List.of(), true));
    }

    private static List<String> names(Batch batch) {
        return Plan.parallel(batch.groups())
                .writes()
                .map(write -> write.target().key().name())
                .toList();
    }

    private static Plan group(String... names) {
        return Plan.series(Arrays.stream(names).map(BatchTest::write).toList());
    }

    private static Plan write(String name) {
        return new Write.Patch(
                Target.of(Kinds.SECRET, "n", name), Map.of(), Optional.of("u"), Optional.empty(), "test");
    }
}
