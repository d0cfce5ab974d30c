package io.hubbackup.observe;

import static io.hubbackup.observe.Objects.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.hub.AddOnSeen;
import io.hubbackup.hub.BackupContents;
import io.hubbackup.hub.BackupProgress;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.ClaimMarkSeen;
import io.hubbackup.hub.ClaimSeen;
import io.hubbackup.hub.ClusterDeploymentSeen;
import io.hubbackup.hub.ClusterExtensionSeen;
import io.hubbackup.hub.ClusterImport;
import io.hubbackup.hub.ClusterPoolSeen;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.DataProtectionSeen;
import io.hubbackup.hub.DeleteRequestSeen;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.LocationValidation;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.PodSeen;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.hub.RestoreTerms;
import io.hubbackup.hub.ScheduleTerms;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.ServiceVersionSeen;
import io.hubbackup.hub.StorageLocationSeen;
import io.hubbackup.hub.SubscriptionSeen;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.hub.WorkSeen;
import io.hubbackup.wire.Fingerprint;
import io.hubbackup.wire.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each watched kind keeps the fields that decisions ask for, and no others. */
class ProjectionsTest {

    private static final Instant CREATED = Instant.parse("2026-03-01T10:00:00Z");
    private static final String META =
            "'namespace':'ns','name':'n','uid':'u','resourceVersion':'7','creationTimestamp':'2026-03-01T10:00:00Z'";
    private static final ObjectKey KEY = new ObjectKey("ns", "n");

    @Test
    @DisplayName("BW18 of a Secret neither data nor labels that nobody asks for are kept")
    void secret() {
        var object = json("""
                {'metadata':{%s,'deletionTimestamp':'2026-03-02T00:00:00Z',
                  'labels':{'cluster.open-cluster-management.io/backup':'','x':'y','hive.openshift.io/secret-type':'kubeconfig'},
                  'annotations':{'expirationTimestamp':'2026-03-09T00:00:00Z','z':'large'},
                  'ownerReferences':[{'kind':'ManagedServiceAccount','name':'a'},{'kind':'B','name':'b'}],
                  'managedFields':[{'manager':'m'}]},
                 'data':{'token':'c2VjcmV0'}}""".formatted(META));
        assertThat(FleetProjections.secret(object))
                .isEqualTo(new SecretSeen(
                        KEY,
                        "u",
                        Map.of(
                                "cluster.open-cluster-management.io/backup",
                                "",
                                "hive.openshift.io/secret-type",
                                "kubeconfig"),
                        Map.of("expirationTimestamp", "2026-03-09T00:00:00Z"),
                        List.of("B/b", "ManagedServiceAccount/a"),
                        true,
                        CREATED));
    }

    @Test
    @DisplayName("a Velero Backup")
    void backup() {
        var object = json("""
                {'metadata':{%s,'labels':{'velero.io/schedule-name':'acm-resources-schedule','app':'x',
                    'cluster.open-cluster-management.io/backup-cluster':'id'},'annotations':{'hubbackup.io/hub-version':'2.14.0'}},
                 'spec':{'storageLocation':'default','includedResources':['a']},
                 'status':{'phase':'FailedValidation','startTimestamp':'2026-03-01T10:00:01Z','expiration':'2026-03-06T10:00:01Z',
                   'errors':1,'warnings':2,'validationErrors':['no location','no quota']}}""".formatted(META));
        assertThat(VeleroProjections.backup(object))
                .isEqualTo(new BackupSeen(
                        KEY,
                        "u",
                        Map.of(
                                "velero.io/schedule-name", "acm-resources-schedule",
                                "cluster.open-cluster-management.io/backup-cluster", "id"),
                        Optional.of("2.14.0"),
                        "default",
                        "FailedValidation",
                        CREATED,
                        Optional.of(Instant.parse("2026-03-01T10:00:01Z")),
                        Optional.empty(),
                        Optional.of(Instant.parse("2026-03-06T10:00:01Z")),
                        1,
                        2,
                        "no location; no quota",
                        new BackupContents(List.of("a"), List.of(), List.of(), false, OptionalInt.empty()),
                        false));
    }

    @Test
    @DisplayName(
            "B2.7 a BackupStorageLocation counts as ReadWrite when it does not say, and as owned when an owner has a kind")
    void storageLocation() {
        var object = json(
                "{'metadata':{%s,'ownerReferences':[{'kind':'DataProtectionApplication','name':'dpa'}]},'spec':{'default':true},'status':{'phase':'Available'}}"
                        .formatted(META));
        assertThat(VeleroProjections.storageLocation(object))
                .isEqualTo(new StorageLocationSeen(KEY, true, "Available", "", "ReadWrite", true, false));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'provider':'aws', true",
                "'provider':'velero.io/aws', true",
                "'provider':'aws'~'config':{'region':'x'~'kmsKeyId':''}, true",
                "'provider':'aws'~'config':{'serverSideEncryption':'AES256'}, false",
                "'provider':'aws'~'config':{'kmsKeyId':'k'}, false",
                "'provider':'azure', false",
                "'default':true, false"
            })
    @DisplayName("an S3 storage whose configuration orders no encryption is plain; others encrypt by themselves")
    void plainStorage(String spec, boolean plain) {
        var object = json("{'metadata':{%s},'spec':{%s}}".formatted(META, spec.replace('~', ',')));
        assertThat(VeleroProjections.storageLocation(object).plain()).isEqualTo(plain);
    }

    @Test
    @DisplayName("a DeleteBackupRequest")
    void deleteRequest() {
        var object = json("{'metadata':{%s},'spec':{'backupName':'b'},'status':{'phase':'Processed','errors':['x']}}"
                .formatted(META));
        assertThat(VeleroProjections.deleteRequest(object))
                .isEqualTo(new DeleteRequestSeen(KEY, "u", "b", "Processed", List.of("x"), CREATED));
    }

    @Test
    @DisplayName("BW11 a Velero Schedule is kept whole, with what nobody here knows")
    void schedule() {
        var object =
                json("{'metadata':{%s},'spec':{'schedule':'0 * * * *','unknown':{'a':[1,2.5,null]}}}".formatted(META));
        assertThat(VeleroProjections.schedule(object).object().tree()).isEqualTo(object);
    }

    @Test
    @DisplayName("a ManagedCluster")
    void cluster() {
        var object = json("""
                {'metadata':{'name':'n','creationTimestamp':'2026-03-01T10:00:00Z','labels':{'local-cluster':'true'}},'spec':{'hubAcceptsClient':true},
                 'status':{'conditions':[{'type':'ManagedClusterJoined','status':'True'},{'type':'ManagedClusterConditionAvailable','status':'Unknown'}]}}""");
        assertThat(FleetProjections.cluster(object))
                .isEqualTo(new ClusterSeen(
                        ObjectKey.clusterScoped("n"), true, true, true, "Unknown", false, ClusterImport.NONE, CREATED));
    }

    @Test
    @DisplayName("R6.11, R6.16 what it takes to bring a ManagedCluster here")
    void comingCluster() {
        var object = json("""
                {'metadata':{'name':'n','uid':'u','labels':{'velero.io/backup-name':'b'},
                    'annotations':{'import.open-cluster-management.io/immediate-import':'','import.open-cluster-management.io/disable-auto-import':'x','a':'b'}},
                 'spec':{'managedClusterClientConfigs':[{'caBundle':'x','url':'https://first'},{'url':'https://second'}]},
                 'status':{'conditions':[{'type':'ManagedClusterImportSucceeded','status':'False','reason':'ManagedClusterImportFailed','message':'%s'}]}}""".formatted("x".repeat(400)));
        assertThat(FleetProjections.cluster(object).coming())
                .isEqualTo(new ClusterImport(
                        "u",
                        "https://first",
                        Optional.of(""),
                        true,
                        "b",
                        "False",
                        "ManagedClusterImportFailed",
                        "x".repeat(300) + "…"));
    }

    @Test
    @DisplayName("R6.13 an import secret of ours")
    void importSecret() {
        var object = json("""
                {'metadata':{'name':'auto-import-secret','namespace':'c','uid':'u',
                    'labels':{'cluster.open-cluster-management.io/restore-auto-import-secret':'true'},
                    'annotations':{'hubbackup.io/attempt':'2','hubbackup.io/attempted':'t','hubbackup.io/restore':'r','a':'b'}}}""");
        var seen = FleetProjections.secret(object);
        assertThat(seen.labels())
                .isEqualTo(Map.of("cluster.open-cluster-management.io/restore-auto-import-secret", "true"));
        assertThat(seen.annotations())
                .isEqualTo(Map.of(
                        "hubbackup.io/attempt", "2", "hubbackup.io/attempted", "t", "hubbackup.io/restore", "r"));
    }

    @Test
    @DisplayName("B4.23 an add-on and where it is installed")
    void addOn() {
        var object = json(
                "{'metadata':{%s,'labels':{'authentication.open-cluster-management.io/is-managed-serviceaccount':'auto-import-account','a':'b'}},'status':{'namespace':'elsewhere'}}"
                        .formatted(META));
        assertThat(FleetProjections.addOn(object))
                .isEqualTo(new AddOnSeen(
                        KEY,
                        "u",
                        Map.of(
                                "authentication.open-cluster-management.io/is-managed-serviceaccount",
                                "auto-import-account"),
                        Optional.of("elsewhere"),
                        false));
    }

    @Test
    @DisplayName("BW30 of a ManifestWork a fingerprint of its manifests is kept")
    void work() {
        var object = json("{'metadata':{%s},'spec':{'workload':{'manifests':[{'kind':'X','a':1}]}}}".formatted(META));
        assertThat(FleetProjections.work(object))
                .isEqualTo(
                        new WorkSeen(KEY, "u", Map.of(), Fingerprint.of(List.of(Map.of("a", 1, "kind", "X"))), false));
    }

    @Test
    @DisplayName(
            "B4.30 a ManagedServiceAccount with the times of its token, verbatim; BW25 since when it is being deleted")
    void tokenAccount() {
        var object = json("""
                {'metadata':{%s,'deletionTimestamp':'2026-03-02T00:00:00Z','labels':{'installer.name':'multiclusterhub','x':'y'}},
                 'spec':{'rotation':{'enabled':true,'validity':'240h0m0s'}},
                 'status':{'expirationTimestamp':'2026-03-11T10:00:00Z','tokenSecretRef':{'name':'n','lastRefreshTimestamp':'2026-03-01T10:00:00Z'}}}""".formatted(META));
        assertThat(FleetProjections.tokenAccount(object))
                .isEqualTo(new TokenAccountSeen(
                        KEY,
                        "u",
                        Map.of("installer.name", "multiclusterhub"),
                        Optional.of("240h0m0s"),
                        Optional.of("2026-03-11T10:00:00Z"),
                        Optional.of("2026-03-01T10:00:00Z"),
                        CREATED,
                        Optional.of(Instant.parse("2026-03-02T00:00:00Z"))));
    }

    @Test
    @DisplayName("B4.6 a ClusterDeployment and every name that it refers to")
    void clusterDeployment() {
        var object = json("""
                {'metadata':{%s,'labels':{'hive.openshift.io/disable-creation-webhook-for-dr':''}},
                 'spec':{'clusterPoolRef':{'poolName':'p'},'pullSecretRef':{'name':'pull'},
                   'certificateBundles':[{'certificateSecretRef':{'name':'cert'}},{'certificateSecretRef':{'name':''}}],
                   'platform':{'aws':{'credentialsSecretRef':{'name':'aws'}}},
                   'clusterMetadata':{'adminKubeconfigSecretRef':{'name':'admin'}},
                   'provisioning':{'manifestsSecretRef':{'name':'ms'},'manifestsConfigMapRef':{'name':'mc'},'installConfigSecretRef':{'name':'ic'},
                     'installerEnv':[{'name':'A','valueFrom':{'secretKeyRef':{'name':'env','key':'k'}}}]}}}""".formatted(META));
        assertThat(HiveProjections.clusterDeployment(object))
                .isEqualTo(new ClusterDeploymentSeen(
                        KEY,
                        "u",
                        Optional.of(""),
                        true,
                        List.of("cert"),
                        Optional.of("pull"),
                        Optional.of("ms"),
                        Optional.of("mc"),
                        List.of("admin", "aws", "env", "ic"),
                        false));
    }

    @Test
    @DisplayName("B4.8 a ClusterPool and every secret that it names")
    void clusterPool() {
        var object = json(
                "{'metadata':{%s},'spec':{'pullSecretRef':{'name':'pull'},'installConfigSecretTemplateRef':{'name':'template'},'platform':{'gcp':{'credentialsSecretRef':{'name':'gcp'}}}}}"
                        .formatted(META));
        assertThat(HiveProjections.clusterPool(object))
                .isEqualTo(new ClusterPoolSeen(KEY, "u", List.of("gcp", "pull", "template"), false));
    }

    @Test
    @DisplayName("our own two kinds")
    void own() {
        assertThat(HubProjections.backupSchedule(json("{'metadata':{%s}}".formatted(META))))
                .isEqualTo(new BackupScheduleSeen(KEY, "u", CREATED, false, "", false));
        assertThat(HubProjections.restore(json("{'metadata':{%s},'status':{'phase':'Enabled'}}".formatted(META))))
                .isEqualTo(new RestoreSeen(KEY, "u", CREATED, "Enabled", false));
    }

    @Test
    @DisplayName(
            "R4.6 Velero leaves a count of zero out: an ended Backup with progress and without count holds nothing")
    void emptyBackup() {
        assertThat(items("{'phase':'Completed','progress':{}}")).hasValue(0);
        assertThat(items("{'phase':'Completed','progress':{'itemsBackedUp':7}}"))
                .hasValue(7);
        assertThat(items("{'phase':'InProgress','progress':{}}")).isEmpty();
        assertThat(items("{'phase':'Completed'}")).isEmpty();
    }

    private static OptionalInt items(String status) {
        return VeleroProjections.backup(json("{'metadata':{%s},'status':%s}".formatted(META, status)))
                .contents()
                .items();
    }

    @Test
    @DisplayName("R3.28 a ConfigMap that stands for a volume, and the volume")
    void volumes() {
        assertThat(HubProjections.claimMark(
                        json("{'metadata':{%s,'labels':{'cluster.open-cluster-management.io/backup-pvc':'data'}}}"
                                .formatted(META))))
                .isEqualTo(new ClaimMarkSeen(KEY, "data"));
        assertThat(HubProjections.claim(json("{'metadata':{%s}}".formatted(META))))
                .isEqualTo(new ClaimSeen(KEY));
    }

    @Test
    @DisplayName("policies 3 what the templates judge of our own two kinds")
    void terms() {
        assertThat(HubProjections.backupSchedule(json("""
                {'metadata':{%s},'spec':{'veleroSchedule':'0 */6 * * *','veleroTtl':'72h','useManagedServiceAccount':true,'skipImmediately':true},
                 'status':{'phase':'Enabled','lastMessage':'well'}}""".formatted(META))).terms())
                .isEqualTo(new ScheduleTerms("0 */6 * * *", Optional.of(Duration.ofHours(72)), true, true, "well"));
        assertThat(HubProjections.restore(json("""
                {'metadata':{%s},'spec':{'syncRestoreWithNewBackups':true,'restoreSyncInterval':'10m','veleroManagedClustersBackupName':'skip'},
                 'status':{'lastMessage':'done','completionTimestamp':'2026-03-01T10:05:00Z','veleroResourcesRestoreName':'r','veleroCredentialsRestoreName':'c',
                   'veleroManagedClustersRestoreName':''}}""".formatted(META))).terms())
                .isEqualTo(new RestoreTerms(
                        true,
                        Optional.of(Duration.ofMinutes(10)),
                        "skip",
                        List.of("c", "r"),
                        "done",
                        Optional.of(Instant.parse("2026-03-01T10:05:00Z"))));
        assertThat(HubProjections.backupSchedule(json("{'metadata':{%s},'spec':{'veleroTtl':'soon'}}".formatted(META)))
                        .terms())
                .isEqualTo(ScheduleTerms.NONE);
    }

    @Test
    @DisplayName("policies T09 how fresh the phase of a BackupStorageLocation is")
    void validation() {
        assertThat(VeleroProjections.storageLocation(json(
                                "{'metadata':{%s},'spec':{'validationFrequency':'0s'},'status':{'lastValidationTime':'2026-03-01T10:00:00Z'}}"
                                        .formatted(META)))
                        .validation())
                .isEqualTo(new LocationValidation(Optional.of(CREATED), Optional.of(Duration.ZERO)));
    }

    @Test
    @DisplayName("policies T13 how far a running backup is and when Velero said so; of an ended one neither is kept")
    void progress() {
        var object = """
                {'metadata':{%s,'managedFields':[{'time':'2026-03-01T10:02:00Z'},{'time':'2026-03-01T10:03:00Z'},{'manager':'m'}]},
                 'status':{'phase':'%s','progress':{'itemsBackedUp':7,'totalItems':90}}}""";
        assertThat(progress(object.formatted(META, "InProgress")))
                .isEqualTo(new BackupProgress(OptionalInt.of(7), Optional.of(Instant.parse("2026-03-01T10:03:00Z"))));
        assertThat(progress(object.formatted(META, "Completed"))).isEqualTo(BackupProgress.NONE);
        assertThat(progress("{'metadata':{%s}}".formatted(META))).isEqualTo(BackupProgress.NONE);
    }

    private static BackupProgress progress(String object) {
        return VeleroProjections.backup(json(object, Json.Managed.TIMES)).progress();
    }

    @Test
    @DisplayName(
            "policies T07, N11 of a Deployment its replicas, and of its first container image, arguments and memory limit")
    void deployment() {
        var object = json("""
                {'metadata':{%s,'labels':{'component':'velero','app':'velero','pod-template-hash':'x'},'annotations':{'a':'b'}},
                 'spec':{'replicas':2,'template':{'spec':{'containers':[
                   {'image':'velero/velero:v1.18.3','args':['server','--client-qps=100'],'env':[{'name':'A'}],'resources':{'limits':{'memory':'1Gi'}}},{'image':'other'}]}}},
                 'status':{'availableReplicas':1,'conditions':[{'type':'Available'}]}}""".formatted(META));
        assertThat(PlatformProjections.deployment(object))
                .isEqualTo(new DeploymentSeen(
                        KEY,
                        "u",
                        CREATED,
                        Map.of("component", "velero", "app", "velero"),
                        2,
                        1,
                        "velero/velero:v1.18.3",
                        List.of("server", "--client-qps=100"),
                        Optional.of("1Gi")));
        var bare = PlatformProjections.deployment(json("{'metadata':{%s}}".formatted(META)));
        assertThat(bare.desired()).isOne();
        assertThat(bare.available()).isZero();
    }

    @Test
    @DisplayName("policies T07, U12 of a Pod its restarts, why it waits, and why it ended")
    void pod() {
        var object = json("""
                {'metadata':{%s,'labels':{'component':'velero','x':'y'}},'spec':{'containers':[{'env':[]}]},
                 'status':{'phase':'Running','containerStatuses':[{'restartCount':1,'lastState':{'terminated':{'reason':'Error'}}},
                   {'restartCount':4,'state':{'waiting':{'reason':'CrashLoopBackOff'}},
                    'lastState':{'terminated':{'reason':'OOMKilled','finishedAt':'2026-03-01T10:00:00Z'}}}]}}""".formatted(META));
        assertThat(PlatformProjections.pod(object))
                .isEqualTo(new PodSeen(
                        KEY,
                        CREATED,
                        Map.of("component", "velero"),
                        "Running",
                        4,
                        "CrashLoopBackOff",
                        "OOMKilled",
                        Optional.of(CREATED)));
        assertThat(PlatformProjections.pod(json(
                                "{'metadata':{%s},'status':{'containerStatuses':[{'restartCount':1,'state':{'terminated':{'reason':'Completed'}}}]}}"
                                        .formatted(META)))
                        .lastEnd())
                .isEqualTo("Completed");
    }

    @Test
    @DisplayName("policies T08 a DataProtectionApplication and what OADP makes of it")
    void dataProtection() {
        assertThat(PlatformProjections.dataProtection(json("""
                {'metadata':{%s},'spec':{'configuration':{'velero':{}}},'status':{'conditions':[{'type':'Other','status':'True'},
                  {'type':'Reconciled','status':'False','reason':'Error','message':'%s'}]}}""".formatted(META, "x".repeat(400)))))
                .isEqualTo(new DataProtectionSeen(KEY, CREATED, "False", "Error", "x".repeat(300) + "…"));
    }

    @Test
    @DisplayName("policies T16–T18 whoever may have installed OADP")
    void installations() {
        assertThat(PlatformProjections.subscription(json("""
                {'metadata':{%s},'spec':{'name':'redhat-oadp-operator','channel':'stable','source':'s'},'status':{'installedCSV':'oadp-operator.v1.5.0'}}""".formatted(META))))
                .isEqualTo(
                        new SubscriptionSeen(KEY, CREATED, "redhat-oadp-operator", "stable", "oadp-operator.v1.5.0"));
        assertThat(PlatformProjections.serviceVersion(json("""
                {'metadata':{%s,'labels':{'olm.copiedFrom':'elsewhere'}},'spec':{'version':'1.5.0','description':'long','relatedImages':[{'image':'i'}],
                   'install':{'spec':{'deployments':[{'name':'openshift-adp-controller-manager','spec':{}}]}}},
                 'status':{'phase':'Succeeded','reason':'InstallSucceeded','message':'install strategy completed with no errors'}}""".formatted(META))))
                .isEqualTo(new ServiceVersionSeen(
                        KEY,
                        CREATED,
                        "1.5.0",
                        "Succeeded",
                        "InstallSucceeded",
                        "install strategy completed with no errors",
                        true,
                        List.of("openshift-adp-controller-manager")));
        assertThat(PlatformProjections.clusterExtension(json("""
                {'metadata':{'name':'oadp','creationTimestamp':'2026-03-01T10:00:00Z'},'spec':{'namespace':'openshift-adp','source':{'catalog':{'packageName':'oadp-operator'}}},
                 'status':{'conditions':[{'type':'Installed','status':'True','reason':'Succeeded','message':'m'}],'install':{'bundle':{'name':'b','version':'1.5.0'}}}}""")))
                .isEqualTo(new ClusterExtensionSeen(
                        ObjectKey.clusterScoped("oadp"),
                        CREATED,
                        "oadp-operator",
                        "openshift-adp",
                        "True",
                        "Succeeded",
                        "m",
                        "1.5.0"));
    }

    @Test
    @DisplayName("policies T01, T17 the installer's switch, and the version of OpenShift")
    void installer() {
        assertThat(HubProjections.multiClusterHub(json(
                                "{'metadata':{%s},'spec':{'overrides':{'components':[{'name':'search','enabled':true},{'name':'cluster-backup','enabled':true}]}}}"
                                        .formatted(META)))
                        .backupEnabled())
                .isTrue();
        assertThat(HubProjections.multiClusterHub(json(
                                "{'metadata':{%s},'spec':{'overrides':{'components':[{'name':'cluster-backup','enabled':false},{'name':'x','enabled':true}]}}}"
                                        .formatted(META)))
                        .backupEnabled())
                .isFalse();
        assertThat(HubProjections.multiClusterHub(json("{'metadata':{%s}}".formatted(META)))
                        .paused())
                .isFalse();
        assertThat(Stream.of("'installer.open-cluster-management.io/pause':'true'", "'mch-pause':'True'")
                        .map(pause -> HubProjections.multiClusterHub(
                                json("{'metadata':{%s,'annotations':{%s}}}".formatted(META, pause)))))
                .allMatch(HubProjections.HubComponent::paused);
        assertThat(HubProjections.clusterVersion(
                                json("{'metadata':{'name':'version'},'status':{'desired':{'version':'4.19.3'}}}"))
                        .openShift())
                .hasValue("4.19.3");
    }

    static Stream<WatchedKind<?>> kinds() {
        return Stream.concat(HubObserver.WHERE_SERVED.stream(), PlatformKinds.all().stream());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("BW12 an object with nothing, or with the wrong types in every place, never stops a watch")
    void lenient(WatchedKind<?> kind) {
        assertThat(kind.projection().apply(Tree.EMPTY)).isNotNull();
        assertThat(kind.projection().apply(json("{'metadata':[1],'spec':'x','status':7}")))
                .isNotNull();
        assertThat(
                        kind.projection()
                                .apply(
                                        json(
                                                "{'metadata':{'name':1,'labels':[],'creationTimestamp':'soon'},'spec':{'provisioning':3}}")))
                .isNotNull();
    }
}
