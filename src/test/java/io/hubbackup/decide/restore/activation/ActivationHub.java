package io.hubbackup.decide.restore.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.hubbackup.api.Restore;
import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.RestoreSettings;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.journal.ActivationRecord;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.plan.PlannedRestore;
import io.hubbackup.decide.restore.plan.RestorePlan;
import io.hubbackup.hub.BackupContents;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.ClusterDeploymentSeen;
import io.hubbackup.hub.ClusterImport;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.DeleteRequestSeen;
import io.hubbackup.hub.FleetSeen;
import io.hubbackup.hub.HubComponents;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.TokensRead;
import io.hubbackup.hub.VeleroSeen;
import io.hubbackup.hub.VolumesSeen;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.AutoImport;
import io.hubbackup.wire.Concealed;
import io.hubbackup.wire.MsaNames;
import io.hubbackup.wire.Tree;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A hub in memory on which clusters are activated; it takes the writes of a plan strictly. */
final class ActivationHub {

    /** What can be unreadable or not served. */
    enum Part {
        IDENTITY,
        BACKUPS,
        REQUESTS,
        CLUSTERS,
        SECRETS,
        DEPLOYMENTS
    }

    static final String NAMESPACE = "open-cluster-management-backup";
    static final String HUB = "11111111-2222-3333-4444-555555555555";
    static final String OTHER_HUB = "99999999-8888-7777-6666-555555555555";
    static final String UID = "0a0b0c0d-1111-2222-3333-444444444444";
    static final String BACKUP = "acm-managed-clusters-schedule-20261121090000";
    static final Instant BEGUN = Instant.parse("2026-11-21T10:00:00Z");
    static final String MARKER = "acm-restore-clusters-20261121100000";
    static final String MAIN = MsaNames.ACCOUNT;
    static final String PAIR = MsaNames.PAIR_ACCOUNT;
    static final RestoreSettings SETTINGS = RestoreSettings.defaults();

    final Map<ObjectKey, ClusterSeen> clusters = new TreeMap<>();
    final Map<ObjectKey, SecretSeen> secrets = new TreeMap<>();
    final Map<ObjectKey, String> tokens = new HashMap<>();
    final Map<ObjectKey, Tree> imports = new TreeMap<>();
    final Map<ObjectKey, ClusterDeploymentSeen> deployments = new TreeMap<>();
    final Map<ObjectKey, BackupSeen> backups = new TreeMap<>();
    final Map<ObjectKey, Tree> markers = new TreeMap<>();
    final Map<ObjectKey, DeleteRequestSeen> requests = new TreeMap<>();
    final List<Write> written = new ArrayList<>();
    private final Map<Part, Observed<Object>> clouded = new EnumMap<>(Part.class);
    private int uids;

    String name = "restore-acm";
    String plannedHub = OTHER_HUB;
    Instant now = BEGUN.plusSeconds(20);
    Journal journal = Journal.BLANK.with(ActivationRecord.begunAt(BEGUN, List.of()));

    // --- what is there ---

    ActivationHub cluster(String name) {
        return cluster(name, "https://" + name + ":6443");
    }

    ActivationHub cluster(String name, String url) {
        var coming = new ClusterImport("uid-of-" + name, url, Optional.empty(), false, BACKUP, "", "", "");
        return cluster(new ClusterSeen(ObjectKey.clusterScoped(name), false, true, false, "", false, coming));
    }

    ActivationHub cluster(ClusterSeen cluster) {
        clusters.put(cluster.key(), cluster);
        return this;
    }

    ActivationHub localCluster(String name) {
        return cluster(new ClusterSeen(ObjectKey.clusterScoped(name), true, true, true, "True", false));
    }

    ActivationHub available(String name, String available) {
        return change(
                name,
                seen -> new ClusterSeen(
                        seen.key(),
                        seen.local(),
                        seen.accepted(),
                        seen.joined(),
                        available,
                        seen.deleting(),
                        seen.coming()));
    }

    ActivationHub notAccepted(String name) {
        return change(
                name,
                seen -> new ClusterSeen(
                        seen.key(),
                        seen.local(),
                        false,
                        seen.joined(),
                        seen.available(),
                        seen.deleting(),
                        seen.coming()));
    }

    ActivationHub leaving(String name) {
        return change(
                name,
                seen -> new ClusterSeen(
                        seen.key(),
                        seen.local(),
                        seen.accepted(),
                        seen.joined(),
                        seen.available(),
                        true,
                        seen.coming()));
    }

    ActivationHub immediate(String name, String value) {
        return coming(
                name,
                seen -> new ClusterImport(
                        seen.uid(),
                        seen.url(),
                        Optional.of(value),
                        seen.disabled(),
                        seen.restoredFrom(),
                        seen.status(),
                        seen.reason(),
                        seen.message()));
    }

    ActivationHub switchedOff(String name) {
        return coming(
                name,
                seen -> new ClusterImport(
                        seen.uid(),
                        seen.url(),
                        seen.immediate(),
                        true,
                        seen.restoredFrom(),
                        seen.status(),
                        seen.reason(),
                        seen.message()));
    }

    /** What the import controller says. */
    ActivationHub says(String name, String status, String reason, String message) {
        return coming(
                name,
                seen -> new ClusterImport(
                        seen.uid(),
                        seen.url(),
                        seen.immediate(),
                        seen.disabled(),
                        seen.restoredFrom(),
                        status,
                        reason,
                        message));
    }

    private ActivationHub coming(String name, UnaryOperator<ClusterImport> change) {
        return change(
                name,
                seen -> new ClusterSeen(
                        seen.key(),
                        seen.local(),
                        seen.accepted(),
                        seen.joined(),
                        seen.available(),
                        seen.deleting(),
                        change.apply(seen.coming())));
    }

    private ActivationHub change(String name, UnaryOperator<ClusterSeen> change) {
        clusters.computeIfPresent(ObjectKey.clusterScoped(name), (key, seen) -> change.apply(seen));
        return this;
    }

    /** A token secret that is valid for this long from the beginning. */
    ActivationHub token(String cluster, String secret, Duration validity) {
        return token(cluster, secret, BEGUN.plus(validity).toString(), "token-of-" + cluster + "." + secret);
    }

    ActivationHub token(String cluster, String secret, String expiration, String text) {
        var key = new ObjectKey(cluster, secret);
        tokens.put(key, text);
        return secret(key, Map.of(MsaNames.LABEL, "true"), Map.of(MsaNames.EXPIRATION_ANNOTATION, expiration));
    }

    ActivationHub secret(ObjectKey key, Map<String, String> labels, Map<String, String> annotations) {
        secrets.put(key, new SecretSeen(key, "uid-" + uids++, labels, annotations, List.of(), false));
        return this;
    }

    /** An import secret that a restore has made, this one or another. */
    ActivationHub importSecret(String cluster, String restoreUid, int attempt, Instant attempted) {
        return secret(
                new ObjectKey(cluster, AutoImport.SECRET),
                Map.of(AutoImport.RESTORE_LABEL, "true"),
                Map.of(
                        AutoImport.RESTORE_ANNOTATION,
                        restoreUid,
                        AutoImport.ATTEMPT_ANNOTATION,
                        "" + attempt,
                        AutoImport.ATTEMPTED_ANNOTATION,
                        attempted.toString()));
    }

    ActivationHub foreignImportSecret(String cluster) {
        return secret(new ObjectKey(cluster, AutoImport.SECRET), Map.of(), Map.of());
    }

    ActivationHub deployment(String cluster) {
        var key = new ObjectKey(cluster, cluster);
        deployments.put(
                key,
                new ClusterDeploymentSeen(
                        key,
                        "u",
                        Optional.empty(),
                        false,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        false));
        return this;
    }

    ActivationHub marker(String name, String hub, String restore, String phase) {
        return backup(
                name,
                Map.of(
                        "cluster.open-cluster-management.io/restore-cluster", hub,
                        "cluster.open-cluster-management.io/acm-restore-name", restore),
                phase);
    }

    ActivationHub backup(String name, Map<String, String> labels, String phase) {
        var key = new ObjectKey(NAMESPACE, name);
        backups.put(
                key,
                new BackupSeen(
                        key,
                        "uid-" + uids++,
                        labels,
                        Optional.empty(),
                        "default",
                        phase,
                        BEGUN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        0,
                        "",
                        new BackupContents(List.of(), List.of(), List.of(), false, OptionalInt.empty()),
                        false));
        return this;
    }

    ActivationHub announced() {
        return marker(MARKER, HUB, name, "Completed");
    }

    ActivationHub at(Duration sinceBegun) {
        now = BEGUN.plus(sinceBegun);
        return this;
    }

    ActivationHub unreadable(Part part) {
        clouded.put(part, Observed.unreadable(part.name(), "timeout"));
        return this;
    }

    ActivationHub notServed(Part part) {
        clouded.put(part, Observed.notServed(part.name()));
        return this;
    }

    ActivationHub clear() {
        clouded.clear();
        return this;
    }

    // --- what is decided ---

    RestoreView view() {
        var restore = new Restore();
        restore.setMetadata(new ObjectMetaBuilder()
                .withNamespace(NAMESPACE)
                .withName(name)
                .withUid(UID)
                .build());
        var fleet = new FleetSeen(
                seen(Part.CLUSTERS, clusters),
                nothing(),
                nothing(),
                nothing(),
                seen(Part.SECRETS, secrets),
                nothing(),
                seen(Part.DEPLOYMENTS, deployments),
                nothing());
        var velero = new VeleroSeen(
                nothing(), seen(Part.BACKUPS, backups), nothing(), seen(Part.REQUESTS, requests), nothing());
        var components = new HubComponents(
                Observed.of(Set.of()),
                Observed.of(Set.of()),
                Observed.of(Optional.empty()),
                Observed.of(Set.of()),
                Observed.of(true),
                nothing());
        var hub = new HubSnapshot(
                clouded(Part.IDENTITY, Observed.of(new HubIdentity(HUB, HubIdentity.Source.CLUSTER_VERSION))),
                Observed.of(new ResourceCatalogue(List.of())),
                components,
                nothing(),
                nothing(),
                velero,
                fleet,
                VolumesSeen.NONE);
        return new RestoreView(restore, hub, Optional.of(journal()), now, SETTINGS);
    }

    private Journal journal() {
        var planned = new PlannedRestore(RestorePart.MANAGED_CLUSTERS, BACKUP, name + "-" + BACKUP, plannedHub, false);
        return new Journal(
                1,
                journal.step(),
                new RestorePlan("", plannedHub, List.of(planned), List.of(), "", List.of(), Tree.EMPTY),
                journal.cleanup(),
                journal.activation(),
                List.of(),
                List.of(),
                "",
                0,
                "");
    }

    private static <T extends Keyed> Observed<Indexed<T>> nothing() {
        return Observed.of(Indexed.empty());
    }

    private <T extends Keyed> Observed<Indexed<T>> seen(Part part, Map<ObjectKey, T> objects) {
        return clouded(part, Observed.of(Indexed.of(objects.values())));
    }

    @SuppressWarnings("unchecked")
    private <T> Observed<T> clouded(Part part, Observed<T> clear) {
        return clouded.containsKey(part) ? (Observed<T>) clouded.get(part) : clear;
    }

    /** The step with whatever tokens it asks for, as the shell makes it. */
    ActivationStep step() {
        var first = Activation.step(view(), journal(), Optional.empty());
        return first.tokens().isEmpty() ? first : Activation.step(view(), journal(), Optional.of(read(first.tokens())));
    }

    TokensRead read(List<ObjectKey> wanted) {
        return TokensRead.of(
                wanted.stream().filter(tokens::containsKey).collect(Collectors.toMap(key -> key, tokens::get)));
    }

    List<Write> writes() {
        return step().plan().writes().toList();
    }

    String stateOf(String cluster) {
        return step().summary().names().entrySet().stream()
                .filter(state -> state.getValue().contains(cluster))
                .map(state -> state.getKey().word())
                .collect(Collectors.joining("+"));
    }

    // --- what is done ---

    /** One pass: the step, its record, its writes. */
    ActivationStep pass() {
        var step = step();
        step.record().ifPresent(record -> journal = journal.with(record));
        step.plan().writes().forEach(this::apply);
        return step;
    }

    void apply(Write write) {
        written.add(write);
        var key = write.target().key();
        switch (write) {
            case Write.Create create -> create(create, key, Tree.of(plain(create.body())));
            case Write.Patch patch -> {
                assertThat(write.target().kind().kind()).isEqualTo("ManagedCluster");
                assertThat(patch.body())
                        .isEqualTo(
                                Map.of("metadata", Map.of("annotations", Map.of(AutoImport.IMMEDIATE_ANNOTATION, ""))));
                assertThat(patch.uid()).contains("uid-of-" + key.name());
                immediate(key.name(), "");
            }
            case Write.Delete delete -> {
                assertThat(write.target().kind().kind()).isEqualTo("Secret");
                assertThat(secrets.remove(key)).extracting(SecretSeen::uid).isEqualTo(delete.uid());
                imports.remove(key);
            }
            case Write.Apply apply -> throw new AssertionError("the activation applies nothing: " + apply);
            case Write.Release release ->
                throw new AssertionError("the activation takes no finalizers off: " + release);
        }
    }

    private void create(Write.Create create, ObjectKey key, Tree body) {
        switch (create.target().kind().kind()) {
            case "Secret" -> {
                assertThat(secrets.containsKey(key))
                        .as("a create meets nothing")
                        .isFalse();
                var metadata = body.child("metadata");
                secret(key, metadata.textMap("labels"), metadata.textMap("annotations"));
                imports.put(key, body);
            }
            case "Backup" -> {
                assertThat(backups.containsKey(key)).isFalse();
                backup(key.name(), body.child("metadata").textMap("labels"), "");
                markers.put(key, body);
            }
            case "DeleteBackupRequest" -> {
                assertThat(requests.containsKey(key)).isFalse();
                requests.put(
                        key,
                        new DeleteRequestSeen(
                                key, "u", body.child("spec").text("backupName").orElseThrow(), "", List.of(), now));
            }
            default -> throw new AssertionError("nobody makes a " + create.target());
        }
    }

    /** The body as it goes over the wire. */
    static Map<String, Object> plain(Map<String, Object> body) {
        var plain = new LinkedHashMap<String, Object>();
        body.forEach((field, value) -> plain.put(field, plain(value)));
        return plain;
    }

    @SuppressWarnings("unchecked")
    private static Object plain(Object value) {
        return switch (value) {
            case Concealed concealed -> concealed.text();
            case Map<?, ?> map -> plain((Map<String, Object>) map);
            default -> value;
        };
    }

    String importField(String cluster, String field) {
        var base64 = importBody(cluster).child("data").text(field).orElseThrow();
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    Tree importBody(String cluster) {
        return Optional.ofNullable(imports.get(new ObjectKey(cluster, AutoImport.SECRET)))
                .orElseThrow();
    }

    Tree markerBody() {
        return Optional.ofNullable(markers.get(new ObjectKey(NAMESPACE, MARKER)))
                .orElseThrow();
    }

    Map<String, String> annotations(String cluster, String secret) {
        return Optional.ofNullable(secrets.get(new ObjectKey(cluster, secret)))
                .orElseThrow()
                .annotations();
    }

    /** Velero stores every marker that it has not looked at. */
    void veleroRuns() {
        backups.replaceAll((key, seen) -> seen.phase().isEmpty()
                ? new BackupSeen(
                        key,
                        seen.uid(),
                        seen.labels(),
                        Optional.empty(),
                        "default",
                        "Completed",
                        seen.created(),
                        Optional.of(now),
                        Optional.of(now),
                        Optional.empty(),
                        0,
                        0,
                        "",
                        seen.contents(),
                        false)
                : seen);
    }
}
