package io.hubbackup.decide.restore.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.ConditionList;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("packaging 6.5 what is written to the OperatorCondition")
class OperatorConditionTest {

    private static final ObjectKey KEY = new ObjectKey("velero", "hub-backup-operator.v0.1.0");
    private static final Instant NOW = Instant.parse("2026-11-22T07:00:00.5Z");
    private static final String EARLIER = "2026-11-22T06:00:00Z";
    private static final ConditionList.Wanted YES =
            new ConditionList.Wanted("Upgradeable", "True", "NoRestoreRunning", "No Restore is running.");
    private static final ConditionList.Wanted NO =
            new ConditionList.Wanted("Upgradeable", "False", "RestoreInProgress", "Running: velero/restore-acm.");

    @Test
    @DisplayName("in one where nothing was said yet it is the first, in exactly the state that was seen")
    void first() {
        assertThat(OperatorCondition.saying(YES, KEY, there(List.of()), NOW))
                .hasValue(patch(List.of(said(YES, "2026-11-22T07:00:00Z"))));
    }

    @Test
    @DisplayName("what stands there already is not written again")
    void same() {
        assertThat(OperatorCondition.saying(YES, KEY, there(List.of(said(YES, EARLIER))), NOW))
                .isEmpty();
    }

    @Test
    @DisplayName("another status has another time; another message has not; what others say there stays")
    void changed() {
        Map<String, Object> theirs = Map.of("type", "Other", "status", "True");

        assertThat(OperatorCondition.saying(NO, KEY, there(List.of(said(YES, EARLIER), theirs)), NOW))
                .hasValue(patch(List.of(theirs, said(NO, "2026-11-22T07:00:00Z"))));
        var more = new ConditionList.Wanted("Upgradeable", "False", "CleanupInProgress", NO.message());
        assertThat(OperatorCondition.saying(more, KEY, there(List.of(said(NO, EARLIER))), NOW))
                .hasValue(patch(List.of(said(more, EARLIER))));
    }

    private static Tree there(List<Map<String, Object>> conditions) {
        return Tree.of(Map.of(
                "metadata",
                Map.of("uid", "u1", "resourceVersion", "7"),
                "spec",
                Map.of("serviceAccounts", List.of("hub-backup-operator"), "conditions", conditions)));
    }

    private static Map<String, Object> said(ConditionList.Wanted wanted, String since) {
        return Map.of(
                "type", wanted.type(),
                "status", wanted.status(),
                "reason", wanted.reason(),
                "message", wanted.message(),
                "lastTransitionTime", since);
    }

    private static Write patch(List<Map<String, Object>> conditions) {
        return new Write.Patch(
                new Target(OperatorCondition.KIND, KEY),
                Map.of("spec", Map.of("conditions", conditions)),
                Optional.of("u1"),
                Optional.of("7"),
                "packaging 6.5: whether OLM may replace this version");
    }
}
