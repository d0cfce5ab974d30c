package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.Evaluation.Judgement;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Observed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** N10: everything that the templates ask for can be read, and no template fails (U29). */
public final class PolicyEvaluatorHealthy implements PolicyTemplate {

    static final String NAME = "evaluator-healthy";

    /** The reasons of N10. */
    public enum Why implements Verdict.Reason {
        AsExpected,
        SourceUnreadable,
        ReadingFails
    }

    private final CatalogueEntry entry;

    public PolicyEvaluatorHealthy(Catalogue catalogue) {
        this.entry = catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return evaluate(hub, Evaluation.NONE, now);
    }

    /** A source may fail for a moment, when an API server is started anew: only what lasts is a violation. */
    @Override
    public Verdict evaluate(HubSnapshot hub, Evaluation before, Instant now) {
        var troubles = Stream.concat(unreadable(hub), failing(before))
                .distinct()
                .sorted()
                .toList();
        return troubles.isEmpty()
                ? Verdict.compliant(Why.AsExpected, "Everything that is judged can be read.")
                : judge(troubles, Optional.ofNullable(before.judgements().get(NAME)), now);
    }

    private Verdict judge(List<String> troubles, Optional<Judgement> mine, Instant now) {
        if (mine.filter(last -> last.verdict().violated()).isPresent()) {
            return lasting(troubles);
        }
        var since = mine.filter(last -> last.verdict().reason() == Why.ReadingFails)
                .map(Judgement::since)
                .orElse(now);
        var deadline = Deadline.after(since, entry.duration("unknown"));
        return deadline.passed(now)
                ? lasting(troubles)
                : Verdict.unknown(
                                Why.ReadingFails,
                                "Not everything that is judged can be read: %s. It becomes a violation after %s."
                                        .formatted(told(troubles), deadline))
                        .until(deadline.next());
    }

    private static Verdict lasting(List<String> troubles) {
        return Verdict.noncompliant(
                Why.SourceUnreadable,
                "Defects may go unnoticed, because not everything that is judged can be read: %s. Grant the operator the right that is missing, or see why the API does not answer."
                        .formatted(told(troubles)));
    }

    private static String told(List<String> troubles) {
        return Words.quoted(String.join("; ", troubles));
    }

    private static Stream<String> failing(Evaluation before) {
        return before.judgements().entrySet().stream()
                .filter(judged -> judged.getValue().found().reason() == Verdict.Common.EvaluationError)
                .map(Map.Entry::getKey)
                .map(template -> "template " + template + " fails");
    }

    private static Stream<String> unreadable(HubSnapshot hub) {
        var velero = hub.velero();
        var fleet = hub.fleet();
        var platform = hub.platform();
        return Stream.<Observed<?>>of(
                        hub.identity(),
                        hub.backupSchedules(),
                        hub.restores(),
                        velero.schedules(),
                        velero.backups(),
                        velero.storageLocations(),
                        velero.restores(),
                        fleet.clusters(),
                        fleet.secrets(),
                        fleet.tokenAccounts(),
                        platform.deployments(),
                        platform.pods(),
                        platform.dataProtectionApplications(),
                        platform.subscriptions(),
                        platform.serviceVersions(),
                        platform.clusterExtensions(),
                        platform.installers(),
                        platform.openShiftVersion())
                .flatMap(part -> part.doubt().stream());
    }
}
