package io.hubbackup.decide.policy.telling;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.EventNote;
import io.hubbackup.plan.Target;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The events of an evaluation (policies 6.12): what becomes violated, and what is well again after it was. */
public final class PolicyNotes {

    private static final ApiKind DEPLOYMENT = new ApiKind("apps", "v1", "Deployment", "deployments", true);
    private static final ApiKind NAMESPACE = new ApiKind("", "v1", "Namespace", "namespaces", false);

    /**
     * What an event is about.
     *
     * @param uid empty where nobody has read it yet
     */
    public record Regarding(Target target, Optional<String> uid) {}

    private PolicyNotes() {}

    /** Violated, each on its own account: what an event was told about, or should have been. */
    public static Set<String> open(Evaluation evaluation) {
        var open = new LinkedHashSet<String>();
        evaluation.judgements().forEach((template, judgement) -> {
            if (judgement.verdict().violated()) {
                open.add(template);
            }
        });
        return open;
    }

    /** What is still open: a template that nobody can judge at the moment, or that has a root cause by now, is neither well nor told again. */
    public static Set<String> stillOpen(Set<String> before, Evaluation now) {
        var open = new LinkedHashSet<>(before);
        open.removeIf(
                template -> now.verdict(template).filter(PolicyNotes::well).isPresent());
        open.addAll(open(now));
        return open;
    }

    /** @param open the templates of which a violation was told and no end */
    public static List<EventNote> since(Set<String> open, Evaluation now) {
        return now.judgements().entrySet().stream()
                .flatMap(entry -> note(entry.getKey(), entry.getValue().verdict(), open.contains(entry.getKey())))
                .toList();
    }

    private static Stream<EventNote> note(String template, Verdict verdict, boolean wasOpen) {
        if (verdict.violated() && !wasOpen) {
            return Stream.of(new EventNote(
                    EventNote.Type.Warning,
                    "Policy" + verdict.reason().name(),
                    "Evaluate",
                    Wording.of(template, verdict)));
        }
        if (well(verdict) && wasOpen) {
            return Stream.of(
                    new EventNote(EventNote.Type.Normal, "PolicyResolved", "Evaluate", Wording.of(template, verdict)));
        }
        return Stream.of();
    }

    private static boolean well(Verdict verdict) {
        return switch (verdict.status()) {
            case COMPLIANT, NOT_APPLICABLE -> true;
            case NONCOMPLIANT, SUPPRESSED, UNKNOWN -> false;
        };
    }

    /** The BackupSchedule; else the Restore; else this operator's Deployment; else the namespace of the backups. */
    public static Regarding regarding(HubSnapshot hub) {
        return schedule(hub).or(() -> restore(hub)).or(() -> deployment(hub)).orElseGet(() -> {
            var namespace = BackupNamespace.of(hub);
            return new Regarding(new Target(NAMESPACE, new ObjectKey(namespace, namespace)), Optional.empty());
        });
    }

    private static Optional<Regarding> schedule(HubSnapshot hub) {
        return Sightings.one(BackupNamespace.schedule(hub))
                .map(one -> new Regarding(new Target(Carrier.BACKUP_SCHEDULE, one.key()), Optional.of(one.uid())));
    }

    private static Optional<Regarding> restore(HubSnapshot hub) {
        return Sightings.one(BackupNamespace.restore(hub))
                .map(one -> new Regarding(new Target(Carrier.RESTORE, one.key()), Optional.of(one.uid())));
    }

    private static Optional<Regarding> deployment(HubSnapshot hub) {
        return hub.self()
                .namespace()
                .flatMap(namespace -> Sightings.all(hub.platform().deployments())
                        .filter(one -> one.key()
                                .equals(new ObjectKey(namespace, hub.self().deployment())))
                        .findFirst())
                .map(one -> new Regarding(new Target(DEPLOYMENT, one.key()), Optional.of(one.uid())));
    }
}
