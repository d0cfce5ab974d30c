package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.OnEmbeddedHub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnEmbeddedHub
@DisplayName("What OLM is told")
class ToldOlmTest extends ToldOlm {

    private static final Duration ROUND = Duration.ofMinutes(6);

    @Test
    @DisplayName("packaging 6.5 what somebody else has made of it is put right, and nothing is written while it is so")
    void changedByHand() {
        hub().create(condition(NAME));
        startOperator(alone(Map.of()));
        says("True", "NoRestoreRunning");
        var mark = hub().bed().audit().mark();
        hub().bed().skip(ROUND);
        assertThat(calls(mark))
                .filteredOn(call -> call.resourceAndGroup().equals(Kind.OPERATOR_CONDITION.resource()))
                .isNotEmpty()
                .allMatch(call -> call.verb().equals("get"));
        var theirs = Map.<String, Object>of("type", "Theirs", "status", "True");

        hub().patch(Kind.OPERATOR_CONDITION, NAME, Map.of("spec", Map.of("conditions", List.of(theirs))));

        within(ROUND, "it says so again")
                .untilAsserted(() -> assertThat(conditions(hub().one(Kind.OPERATOR_CONDITION, NAME)))
                        .hasSize(2)
                        .contains(theirs)
                        .contains(upgradeable()));
    }
}
