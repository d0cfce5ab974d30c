package io.hubbackup.decide.policy.telling;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.Verdict;
import java.util.List;

/** The verdicts once more, in the words of the governance framework, for dashboards that were made for it (policies 7.2). */
public final class GovernanceSamples {

    private static final int UNKNOWN = -1;

    private GovernanceSamples() {}

    public static List<Sample> of(Announcement told) {
        var namespace = BackupNamespace.of(told.hub());
        return told.evaluation().judgements().entrySet().stream()
                .map(entry -> Figure.GOVERNANCE.of(
                        Labels.of("kind", "ConfigurationPolicy")
                                .and("policy", entry.getKey())
                                .and("policy_namespace", namespace)
                                .and(
                                        "severity",
                                        told.catalogue().entry(entry.getKey()).severity()),
                        value(entry.getValue().verdict().status())))
                .toList();
    }

    private static int value(Verdict.Status status) {
        return switch (status) {
            case COMPLIANT, NOT_APPLICABLE -> 0;
            case NONCOMPLIANT, SUPPRESSED -> 1;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
