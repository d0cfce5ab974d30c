package io.hubbackup.decide.restore.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One request that admission has to answer, and the answer: the same table is put to the checks, to the webhook and to the ValidatingAdmissionPolicy.
 *
 * @param before what the object was, when it is changed
 * @param refusal empty when it is let pass
 */
public record AdmissionCase(String title, Optional<RestoreDraft> before, RestoreDraft after, Optional<String> refusal) {

    private static final String BACKUP = "acm-managed-clusters-schedule-20261121120000";
    private static final String INITIALLY_SKIP =
            "when syncRestoreWithNewBackups is true, veleroManagedClustersBackupName must initially be set to 'skip'. To activate managed clusters, edit the restore to set veleroManagedClustersBackupName to 'latest'";
    private static final String CONFIRMATION_MISSING =
            "cleanupBeforeRestore=CleanupAll requires the cluster.open-cluster-management.io/restore-cleanup-all-confirmed=true annotation on the Restore resource to confirm mass deletion of ACM-scoped hub resources";
    private static final Map<String, Object> SOME_LABEL = Map.of("matchLabels", Map.of("a", "b"));

    private static final RestoreDraft PASSIVE = RestoreDraft.of("skip", "latest", "latest");
    private static final RestoreDraft SYNC = RestoreDraft.sync("skip", "latest", "latest");
    private static final RestoreDraft ACTIVATION = RestoreDraft.sync("latest", "latest", "latest");

    public static Stream<AdmissionCase> all() {
        var cases = new ArrayList<AdmissionCase>();
        cases.addAll(mappings());
        cases.addAll(syncNames());
        cases.addAll(cleanups());
        cases.addAll(selectors());
        cases.addAll(intervals());
        cases.addAll(changes());
        return cases.stream();
    }

    private static List<AdmissionCase> mappings() {
        return List.of(
                pass("R1.32 an ordinary target", mapped("apps", "apps-copy")),
                refuse("R1.32 kube-system", mapped("apps", "kube-system"), isProtected("apps", "kube-system")),
                refuse("R1.32 kube-public", mapped("apps", "kube-public"), isProtected("apps", "kube-public")),
                refuse("R1.32 kube-node-lease", mapped("a", "kube-node-lease"), isProtected("a", "kube-node-lease")),
                refuse("R1.32 kube- anything", mapped("a", "kube-mine"), isProtected("a", "kube-mine")),
                refuse(
                        "R1.32 openshift- anything",
                        mapped("apps", "openshift-config"),
                        isProtected("apps", "openshift-config")),
                refuse("R1.32 openshift", mapped("apps", "openshift"), isProtected("apps", "openshift")),
                refuse("R1.32 default", mapped("apps", "default"), isProtected("apps", "default")),
                refuse(
                        "R1.32 blanks and capitals hide nothing, and are shown",
                        mapped("apps", " Kube-System "),
                        isProtected("apps", " Kube-System ")),
                pass("R1.32 a name that only looks similar", mapped("apps", "kubernetes-apps")),
                pass("R1.32 openshift within a name", mapped("apps", "my-openshift-config")),
                pass("R1.32 a source may be protected", mapped("kube-system", "kept")),
                refuse(
                        "R1.32 checked when the sync names are fine too",
                        SYNC.with("namespaceMapping", Map.of("apps", "default")),
                        isProtected("apps", "default")),
                refuse(
                        "R1.32 the first source in the alphabet is named first",
                        PASSIVE.with("namespaceMapping", Map.of("b", "default", "a", "openshift")),
                        isProtected("a", "openshift")));
    }

    private static List<AdmissionCase> syncNames() {
        return List.of(
                pass("R1.33 no sync, named backups", RestoreDraft.of(BACKUP, BACKUP, BACKUP)),
                pass("R1.33 no sync, clusters at once", RestoreDraft.of("latest", "latest", "latest")),
                pass("R1.35 sync begins without clusters", SYNC),
                refuse(
                        "R1.33 a blank name is none",
                        RestoreDraft.sync(" ", "latest", "latest"),
                        "syncRestoreWithNewBackups requires all backup names to be set"),
                refuse(
                        "R1.33 clusters of a named backup",
                        RestoreDraft.sync(BACKUP, "latest", "latest"),
                        "syncRestoreWithNewBackups requires veleroManagedClustersBackupName to be 'skip' or 'latest', got: "
                                + BACKUP),
                refuse(
                        "R1.33 credentials not latest",
                        RestoreDraft.sync("skip", "skip", "latest"),
                        "syncRestoreWithNewBackups requires veleroCredentialsBackupName to be 'latest', got: skip"),
                refuse(
                        "R1.33 resources not latest; the value is shown in its one form",
                        RestoreDraft.sync("skip", "latest", " Skip "),
                        "syncRestoreWithNewBackups requires veleroResourcesBackupName to be 'latest', got: skip"),
                refuse("R1.33 clusters when it begins", ACTIVATION, INITIALLY_SKIP),
                pass("W32 capitals and blanks mean the same", RestoreDraft.sync(" Skip", "LATEST", "Latest ")),
                refuse(
                        "W32 Latest with a capital takes clusters over, too",
                        RestoreDraft.sync("Latest", "latest", "latest"),
                        INITIALLY_SKIP));
    }

    private static List<AdmissionCase> cleanups() {
        var all = PASSIVE.with("cleanupBeforeRestore", "CleanupAll");
        return List.of(
                pass("W33 what was restored earlier", PASSIVE.with("cleanupBeforeRestore", "CleanupRestored")),
                refuse(
                        "W33 an unknown option",
                        PASSIVE.with("cleanupBeforeRestore", "cleanupall"),
                        "invalid CleanupBeforeRestore value : cleanupall"),
                refuse("W33 no spec, so no option", PASSIVE.withoutSpec(), "invalid CleanupBeforeRestore value : "),
                refuse("W33 CleanupAll without the confirmation", all, CONFIRMATION_MISSING),
                refuse(
                        "W33 True with a capital confirms nothing",
                        all.annotated(RestoreWish.CLEANUP_ALL_CONFIRMED, "True"),
                        CONFIRMATION_MISSING),
                pass("W33 CleanupAll, confirmed", all.annotated(RestoreWish.CLEANUP_ALL_CONFIRMED, "true")));
    }

    private static List<AdmissionCase> selectors() {
        var one = PASSIVE.with("labelSelector", SOME_LABEL);
        return List.of(
                pass("W33 one selector", one),
                pass("W33 several selectors", PASSIVE.with("orLabelSelectors", List.of(SOME_LABEL))),
                refuse(
                        "W33 labelSelector together with orLabelSelectors",
                        one.with("orLabelSelectors", List.of(SOME_LABEL)),
                        "spec.labelSelector and spec.orLabelSelectors are both set"));
    }

    private static List<AdmissionCase> intervals() {
        return List.of(
                pass("W33 the shortest interval", every("1m")),
                pass("W33 zero is none", every("0s")),
                pass("W33 hours and minutes", every("1h30m")),
                refuse("W33 one millisecond short of the shortest", every("59.999s"), tooShort("59.999s")),
                refuse("W33 a hot loop", every("1ms"), tooShort("1ms")),
                refuse(
                        "W33 a negative interval",
                        every("-30m"),
                        "spec.restoreSyncInterval \"-30m\" is not usable: an interval cannot be negative"),
                refuse(
                        "W33 not a duration",
                        every("half an hour"),
                        "spec.restoreSyncInterval \"half an hour\" is not usable: "),
                refuse("W33 a number without a unit", every("30"), "spec.restoreSyncInterval \"30\" is not usable: "),
                pass("W33 an interval that nobody uses", PASSIVE.with("restoreSyncInterval", "1ms")));
    }

    private static List<AdmissionCase> changes() {
        var bad = mapped("apps", "default");
        var waiting = ACTIVATION.inPhase("Started");
        return List.of(
                change("R1.35 clusters once it is in step", SYNC.inPhase("Enabled"), ACTIVATION.inPhase("Enabled")),
                change(
                        "R1.35 clusters once it is in step, with errors",
                        SYNC.inPhase("EnabledWithErrors"),
                        ACTIVATION.inPhase("EnabledWithErrors")),
                change(
                        "R1.33 clusters when their restore has begun",
                        SYNC.inPhase("Started").withClustersRestore("r"),
                        ACTIVATION.inPhase("Started").withClustersRestore("r")),
                change(
                        "R1.33 clusters before it is in step",
                        SYNC.inPhase("Running"),
                        ACTIVATION.inPhase("Running"),
                        INITIALLY_SKIP),
                change("R1.34 the new object is judged", PASSIVE, bad, isProtected("apps", "default")),
                change("W12 labels and annotations while the activation waits", waiting, waiting.annotated("a", "b")),
                change("W12 an object that would be refused today", bad, bad.annotated("a", "b")),
                change("W12 a change for the better", bad, PASSIVE));
    }

    private static RestoreDraft mapped(String from, String to) {
        return PASSIVE.with("namespaceMapping", Map.of(from, to));
    }

    private static String isProtected(String from, String to) {
        return "spec.namespaceMapping[\"%s\"]: target namespace \"%s\" is a protected system namespace and may not be used as a restore destination"
                .formatted(from, to);
    }

    private static RestoreDraft every(String interval) {
        return SYNC.with("restoreSyncInterval", interval);
    }

    private static String tooShort(String interval) {
        return "spec.restoreSyncInterval \"%s\" is not usable: it is shorter than one minute".formatted(interval);
    }

    private static AdmissionCase pass(String title, RestoreDraft created) {
        return new AdmissionCase(title, Optional.empty(), created, Optional.empty());
    }

    private static AdmissionCase refuse(String title, RestoreDraft created, String refusal) {
        return new AdmissionCase(title, Optional.empty(), created, Optional.of(refusal));
    }

    private static AdmissionCase change(String title, RestoreDraft before, RestoreDraft after) {
        return new AdmissionCase(title, Optional.of(before), after, Optional.empty());
    }

    private static AdmissionCase change(String title, RestoreDraft before, RestoreDraft after, String refusal) {
        return new AdmissionCase(title, Optional.of(before), after, Optional.of(refusal));
    }
}
