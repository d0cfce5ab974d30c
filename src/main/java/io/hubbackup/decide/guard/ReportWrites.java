package io.hubbackup.decide.guard;

import io.hubbackup.plan.Guard;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.ReportNames;
import java.util.Optional;
import java.util.Set;

/** D5: the policy reporter writes its own objects and nothing else; the reports of others, ACM's {@code <cluster>-policyreport} among them, are theirs (policies 7.4). */
public final class ReportWrites implements Guard {

    private static final Set<String> REPORTS = Set.of("Report.openreports.io", "PolicyReport.wgpolicyk8s.io");

    @Override
    public Optional<String> refusal(Write write) {
        boolean allowed =
                switch (write) {
                    case Write.Create create -> isOurs(create.target());
                    case Write.Patch patch -> isOurs(patch.target());
                    case Write.Apply apply -> false;
                    case Write.Delete delete -> isOurs(delete.target());
                    case Write.Release release -> false;
                };
        return allowed ? Optional.empty() : Optional.of("D5: a report does not write " + write.target());
    }

    private static boolean isOurs(Target target) {
        var kind = target.kind().displayName();
        var name = target.key().name();
        return REPORTS.contains(kind) && name.equals(ReportNames.REPORT)
                || kind.equals("ConfigMap") && ReportNames.isConfigMap(name);
    }
}
