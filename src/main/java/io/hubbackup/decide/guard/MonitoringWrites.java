package io.hubbackup.decide.guard;

import io.hubbackup.plan.Guard;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.MonitoringNames;
import java.util.Optional;

/** Packaging 4.4: the monitoring applies its two objects in the namespace of this process, and nothing else; it deletes nothing. */
public final class MonitoringWrites implements Guard {

    private final String namespace;

    /** @param namespace of this process */
    public MonitoringWrites(String namespace) {
        this.namespace = namespace;
    }

    @Override
    public Optional<String> refusal(Write write) {
        boolean allowed =
                switch (write) {
                    case Write.Apply apply -> isOurs(apply.target());
                    case Write.Create create -> false;
                    case Write.Patch patch -> false;
                    case Write.Delete delete -> false;
                    case Write.Release release -> false;
                };
        return allowed
                ? Optional.empty()
                : Optional.of("packaging 4.4: the monitoring does not write " + write.target());
    }

    private boolean isOurs(Target target) {
        var kind = target.kind();
        return target.key().namespace().equals(namespace)
                && MonitoringNames.contain(
                        kind.plural() + "." + kind.group(), target.key().name());
    }
}
