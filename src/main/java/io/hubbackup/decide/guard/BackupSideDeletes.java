package io.hubbackup.decide.guard;

import io.hubbackup.plan.Guard;
import io.hubbackup.plan.Write;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** D8: the backup side deletes five kinds of objects of its own making, recognised by name; everything else is refused. */
public final class BackupSideDeletes implements Guard {

    private static final String ACCOUNT = "auto-import-account";

    /** Plural and group of what may be deleted, and what its name must look like (B4.24, B4.32, B6.6). */
    private static final Map<String, Predicate<String>> ALLOWED = Map.of(
            "managedserviceaccounts.authentication.open-cluster-management.io", name -> name.startsWith(ACCOUNT),
            "secrets", name -> name.startsWith(ACCOUNT),
            "managedclusteraddons.addon.open-cluster-management.io", "managed-serviceaccount"::equals,
            "manifestworks.work.open-cluster-management.io", name -> name.startsWith("addon-managed-serviceaccount-"),
            "deletebackuprequests.velero.io", name -> name.startsWith("acm-validation-policy-schedule-"));

    @Override
    public Optional<String> refusal(Write write) {
        return switch (write) {
            case Write.Create create -> Optional.empty();
            case Write.Patch patch -> Optional.empty();
            case Write.Apply apply -> Optional.empty();
            case Write.Delete delete -> refusalOf(delete);
            case Write.Release release ->
                Optional.of("D8: the backup side takes no finalizers off " + release.target());
        };
    }

    private static Optional<String> refusalOf(Write.Delete delete) {
        var kind = delete.target().kind();
        var resource = kind.group().isEmpty() ? kind.plural() : kind.plural() + "." + kind.group();
        var name = delete.target().key().name();
        return ALLOWED.getOrDefault(resource, any -> false).test(name)
                ? Optional.empty()
                : Optional.of("D8: the backup side never deletes " + delete.target());
    }
}
