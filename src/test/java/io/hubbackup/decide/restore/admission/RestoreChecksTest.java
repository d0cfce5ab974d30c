package io.hubbackup.decide.restore.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.restore.admission.Refusal.Reason;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RestoreChecksTest {

    private static final RestoreDraft PASSIVE = RestoreDraft.of("skip", "latest", "latest");

    static Stream<Arguments> cases() {
        return AdmissionCase.all().map(one -> argumentSet(one.title(), one));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("R1.31–R1.37, W12, W32, W33 what is refused, in which words")
    void refuses(AdmissionCase one) {
        var after = one.after().named("a");

        var refusals = one.before()
                .map(before -> RestoreChecks.onUpdate(before.named("a"), after))
                .orElseGet(() -> RestoreChecks.onCreate(after));

        one.refusal()
                .ifPresentOrElse(
                        text -> assertThat(refusals)
                                .first()
                                .satisfies(
                                        refusal -> assertThat(refusal.message()).startsWith(text)),
                        () -> assertThat(refusals).isEmpty());
    }

    @Test
    @DisplayName("W12 nothing is refused of an object that is being deleted, even when its spec changes")
    void deletion() {
        var before = RestoreDraft.sync("skip", "latest", "latest").inPhase("Started");
        var after = RestoreDraft.sync("latest", "latest", "latest")
                .inPhase("Started")
                .beingDeleted();

        assertThat(RestoreChecks.onUpdate(before.named("a"), after.named("a"))).isEmpty();
    }

    @Test
    @DisplayName("R1.33 a field that is not there is a missing name")
    void absentName() {
        var created = RestoreDraft.sync("skip", "latest", "latest").without("veleroResourcesBackupName");

        assertThat(RestoreChecks.onCreate(created.named("a")))
                .extracting(Refusal::reason)
                .containsExactly(Reason.SyncNamesMissing);
    }

    @Test
    @DisplayName("R1.32, R1.33, W33 all that is wrong is told at once, the Go operator's checks first")
    void order() {
        var created = RestoreDraft.sync("latest", "latest", "latest")
                .with("namespaceMapping", Map.of("b", "default", "a", "kube-system"))
                .with("cleanupBeforeRestore", "All")
                .with("labelSelector", Map.of())
                .with("orLabelSelectors", List.of(Map.of()))
                .with("restoreSyncInterval", "-1m");

        assertThat(RestoreChecks.onCreate(created.named("a")))
                .extracting(Refusal::reason)
                .containsExactly(
                        Reason.NamespaceProtected,
                        Reason.NamespaceProtected,
                        Reason.ActivationBeforeSync,
                        Reason.CleanupUnknown,
                        Reason.BothSelectors,
                        Reason.SyncIntervalNegative);
    }

    static Stream<Arguments> standing() {
        return Stream.of(
                argumentSet("nothing is wrong", PASSIVE, List.of()),
                argumentSet(
                        "W34 a protected namespace",
                        PASSIVE.with("namespaceMapping", Map.of("a", "kube-system")),
                        List.of(Reason.NamespaceProtected)),
                argumentSet(
                        "R2.11 a bad clean-up option",
                        PASSIVE.with("cleanupBeforeRestore", "Everything"),
                        List.of(Reason.CleanupUnknown)),
                argumentSet(
                        "R2.11 CleanupAll without the confirmation",
                        PASSIVE.with("cleanupBeforeRestore", "CleanupAll"),
                        List.of(Reason.CleanupAllUnconfirmed)),
                argumentSet(
                        "W33 both selectors",
                        PASSIVE.with("labelSelector", Map.of()).with("orLabelSelectors", List.of(Map.of())),
                        List.of(Reason.BothSelectors)),
                argumentSet(
                        "W33 a sync without an interval that can be kept",
                        RestoreDraft.sync("skip", "latest", "latest").with("restoreSyncInterval", "soon"),
                        List.of(Reason.SyncIntervalUnreadable)),
                argumentSet(
                        "R2.21 names that do not go with a sync make it run once, they refuse nothing",
                        RestoreDraft.sync("skip", "skip", "skip"),
                        List.of()));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("W34 the reconciler refuses the same of an object as it stands")
    void standing(RestoreDraft draft, List<Reason> expected) {
        assertThat(RestoreChecks.standing(draft.wish()))
                .extracting(Refusal::reason)
                .isEqualTo(expected);
    }
}
