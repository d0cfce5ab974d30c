package io.hubbackup.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D9 the gate between a plan and its effects")
class GuardsTest {

    private static final ApiKind SECRET = new ApiKind("", "v1", "Secret", "secrets", true);
    private static final Guard NO_B =
            write -> write.target().key().name().equals("b") ? Optional.of("b is protected") : Optional.empty();

    @Test
    void anUnguardedPlanPassesWhole() {
        var plan = Plan.series(create("a"), create("b"));
        assertThat(Guards.clear(plan, List.of()).plan().writes()).containsExactly(create("a"), create("b"));
    }

    @Test
    void aRefusalEndsItsSeries() {
        var cleared = Guards.clear(Plan.series(create("a"), create("b"), create("c")), List.of(NO_B));
        assertThat(cleared.plan().writes()).containsExactly(create("a"));
        assertThat(cleared.refused())
                .extracting(skipped -> skipped.write().target().key().name())
                .containsExactly("b", "c");
    }

    @Test
    void aRefusalLeavesWhatStandsBesideIt() {
        var cleared = Guards.clear(Plan.parallel(List.of(create("b"), create("c"))), List.of(NO_B));
        assertThat(cleared.plan().writes()).containsExactly(create("c"));
        assertThat(cleared.refused())
                .singleElement()
                .extracting(Outcome.Skipped::why)
                .isEqualTo("b is protected");
    }

    @Test
    void aRefusalInsideAParallelStepEndsTheSeriesAroundIt() {
        var inner = Plan.parallel(List.of(create("b"), create("c")));
        var cleared = Guards.clear(Plan.series(inner, create("d")), List.of(NO_B));
        assertThat(cleared.plan().writes()).containsExactly(create("c"));
        assertThat(cleared.refused()).hasSize(2);
    }

    @Test
    @DisplayName("D8 a delete without a UID cannot be made")
    void deleteNeedsUid() {
        assertThatThrownBy(
                        () -> new Write.Delete(Target.of(SECRET, "n", "a"), " ", Write.Propagation.BACKGROUND, "test"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void outcomesThatAreNotDoneAskForAnotherLook() {
        assertThat(Outcomes.none().unfinished()).isFalse();
        assertThat(new Outcomes(List.of(new Outcome.Done(create("a")))).unfinished())
                .isFalse();
        assertThat(new Outcomes(List.of(new Outcome.Outdated(create("a"), "changed"))).unfinished())
                .isTrue();
    }

    private static Write create(String name) {
        return new Write.Create(Target.of(SECRET, "n", name), Map.of("kind", "Secret"), "test");
    }
}
