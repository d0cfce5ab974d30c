package io.hubbackup.decide.policy.telling;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.Evaluation.Judgement;
import io.hubbackup.decide.policy.HubRole;
import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.decide.policy.Verdict.Subject;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluations for tests of what is told of them. */
public final class Told {

    public static final Catalogue CATALOGUE = WrittenCatalogue.read();
    public static final Instant SINCE = PolicyHub.NOON.minus(Duration.ofMinutes(7));

    public static final String VELERO = "velero-pod-running";
    public static final String STORAGE = "backup-storage-location-available";
    public static final String TOKENS = "auto-import-account-secret";
    public static final String CRON = "backup-schedule-cron-enabled";
    public static final String PHASES = "acm-backup-phase-validation";
    public static final String SYNC = "restore-sync-fresh";
    public static final String COLLISION = "acm-backup-clusters-collision-report";

    private Told() {}

    /** Reasons that the tests give. */
    public enum Why implements Verdict.Reason {
        Available,
        Unavailable,
        TokensMissing,
        SchedulePaused,
        AwaitingFirstRun,
        RestoreFailed,
        FailedValidation
    }

    /** Of an active hub; all templates of the catalogue are compliant but these. */
    public static Evaluation of(Map<String, Verdict> others) {
        var judgements = new LinkedHashMap<String, Judgement>();
        CATALOGUE.entries().forEach(entry -> {
            var verdict = others.getOrDefault(entry.name(), Verdict.compliant(Why.Available, "All is well."));
            judgements.put(entry.name(), new Judgement(verdict, verdict, SINCE, Optional.empty()));
        });
        return new Evaluation(PolicyHub.NOON, Observed.of(HubRole.ACTIVE), judgements);
    }

    public static Evaluation well() {
        return of(Map.of());
    }

    public static Evaluation of(String template, Verdict verdict) {
        return of(Map.of(template, verdict));
    }

    public static Verdict storageLost() {
        return Verdict.noncompliant(
                        Why.Unavailable, "BackupStorageLocation default is Unavailable.\nLook at the bucket.")
                .about(List.of(new Subject(
                        "velero.io/v1", "BackupStorageLocation", new ObjectKey(PolicyHub.NAMESPACE, "default"))));
    }

    /** One of each kind of answer. */
    public static Evaluation mixed() {
        var verdicts = new LinkedHashMap<String, Verdict>();
        verdicts.put(STORAGE, storageLost());
        verdicts.put(TOKENS, Verdict.noncompliant(Why.TokensMissing, "Tokens are missing: one, two. Wait for them."));
        verdicts.put(
                PHASES, Verdict.noncompliant(Why.FailedValidation, "It failed.").suppressedBy(STORAGE));
        verdicts.put(CRON, Verdict.unknown(Why.AwaitingFirstRun, "The first run is at 2026-03-03T14:00:00Z."));
        verdicts.put(SYNC, Verdict.notApplicable("Only a passive hub follows another one."));
        return of(verdicts);
    }
}
