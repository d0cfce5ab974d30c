package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.wire.BackupLabels;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** T02: the secrets with import tokens carry a label that takes them into the backup; whichever it is, it stays (U16). Preparation labels them (D26). */
public final class AutoImportSecretsLabeled implements PolicyTemplate {

    static final String NAME = "auto-import-backup-label";

    /** The reasons of T02. */
    public enum Why implements Verdict.Reason {
        AllLabeled,
        UnlabeledSecrets,
        LabelPending
    }

    private final CatalogueEntry entry;

    public AutoImportSecretsLabeled(Catalogue catalogue) {
        this.entry = catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return TokenOption.judged(
                hub,
                () -> hub.fleet()
                        .clusters()
                        .fold(
                                clusters -> secrets(hub, clusters, now),
                                api -> Verdict.notApplicable(api + " is not served: there are no clusters."),
                                Verdict::unreadable));
    }

    private Verdict secrets(HubSnapshot hub, Indexed<ClusterSeen> clusters, Instant now) {
        return hub.fleet()
                .secrets()
                .fold(
                        secrets -> judge(unlabelled(secrets, TokenOption.localClusters(clusters)), now),
                        api -> Verdict.notApplicable(api + " is not served."),
                        Verdict::unreadable);
    }

    private static List<SecretSeen> unlabelled(Indexed<SecretSeen> secrets, Set<String> local) {
        return secrets.stream()
                .filter(SecretSeen::importToken)
                .filter(secret -> !local.contains(secret.namespace()) && !secret.deleting())
                .filter(secret -> !secret.selected())
                .toList();
    }

    private Verdict judge(List<SecretSeen> unlabelled, Instant now) {
        var late = unlabelled.stream().filter(secret -> end(secret).passed(now)).toList();
        var next = unlabelled.stream()
                .map(this::end)
                .filter(end -> !end.passed(now))
                .map(Deadline::next)
                .min(Comparator.naturalOrder());
        return judge(unlabelled, late).until(next);
    }

    private Deadline end(SecretSeen secret) {
        return Deadline.after(secret.created(), entry.duration("grace"));
    }

    private Verdict judge(List<SecretSeen> unlabelled, List<SecretSeen> late) {
        if (!late.isEmpty()) {
            return Verdict.noncompliant(
                            Why.UnlabeledSecrets,
                            "%d secrets with import tokens are left out of the backup: %s. %s"
                                    .formatted(late.size(), names(late), remedy()))
                    .about(SubjectKind.SECRET.ofAll(late));
        }
        return unlabelled.isEmpty()
                ? Verdict.compliant(Why.AllLabeled, "All secrets with import tokens are part of the backup.")
                : Verdict.unknown(
                                Why.LabelPending,
                                "New secrets with import tokens are about to be labelled: %s."
                                        .formatted(names(unlabelled)))
                        .about(SubjectKind.SECRET.ofAll(unlabelled));
    }

    private static String names(List<SecretSeen> secrets) {
        return Words.names(
                secrets.stream().map(secret -> secret.key().toString()).toList());
    }

    private String remedy() {
        return entry.text("remediation").equals("enforce")
                ? "Let the operator patch secrets there, and look at its log."
                : "Label them %s=msa.".formatted(BackupLabels.BACKUP);
    }
}
