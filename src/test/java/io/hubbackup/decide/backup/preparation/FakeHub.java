package io.hubbackup.decide.backup.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.hub.AddOnSeen;
import io.hubbackup.hub.ApiResource;
import io.hubbackup.hub.ClusterDeploymentSeen;
import io.hubbackup.hub.ClusterPoolSeen;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.FleetSeen;
import io.hubbackup.hub.HubComponents;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.hub.WorkSeen;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.Fingerprint;
import io.hubbackup.wire.MsaNames;
import io.hubbackup.wire.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A hub in memory that takes the writes of a plan, strictly: what an API server would answer with an error fails the test.
 * {@link #settle()} does what the token add-on and the garbage collector do between two passes.
 */
final class FakeHub {

    /** What can be unreadable or not served. */
    enum Part {
        CLUSTERS,
        ADD_ONS,
        WORKS,
        ACCOUNTS,
        SECRETS,
        CONFIG_MAPS,
        DEPLOYMENTS,
        POOLS,
        COMPONENT,
        CATALOGUE
    }

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration TOKEN_LIFE = Duration.ofHours(240);

    final Map<ObjectKey, ClusterSeen> clusters = new TreeMap<>();
    final Map<ObjectKey, AddOnSeen> addOns = new TreeMap<>();
    final Map<ObjectKey, WorkSeen> works = new TreeMap<>();
    final Map<ObjectKey, TokenAccountSeen> accounts = new TreeMap<>();
    final Map<ObjectKey, SecretSeen> secrets = new TreeMap<>();
    final Map<ObjectKey, SecretSeen> configMaps = new TreeMap<>();
    final Map<ObjectKey, ClusterDeploymentSeen> deployments = new TreeMap<>();
    final Map<ObjectKey, ClusterPoolSeen> pools = new TreeMap<>();
    private final Map<Part, Observed<Object>> clouded = new EnumMap<>(Part.class);

    boolean option = true;
    boolean labelTokens = true;
    boolean component = true;
    Instant now = NOW;
    int batch = 1_000_000;
    Optional<Duration> veleroTtl = Optional.of(TOKEN_LIFE.dividedBy(2));
    Optional<Duration> tokenTtl = Optional.empty();
    private int uids;

    static FakeHub hub() {
        return new FakeHub();
    }

    FakeHub copy() {
        var copy = new FakeHub();
        copy.clusters.putAll(clusters);
        copy.addOns.putAll(addOns);
        copy.works.putAll(works);
        copy.accounts.putAll(accounts);
        copy.secrets.putAll(secrets);
        copy.configMaps.putAll(configMaps);
        copy.deployments.putAll(deployments);
        copy.pools.putAll(pools);
        copy.clouded.putAll(clouded);
        copy.option = option;
        copy.component = component;
        copy.now = now;
        copy.batch = batch;
        copy.veleroTtl = veleroTtl;
        copy.tokenTtl = tokenTtl;
        copy.uids = uids;
        return copy;
    }

    // --- what is there ---

    FakeHub cluster(String name) {
        return cluster(new ClusterSeen(ObjectKey.clusterScoped(name), false, true, true, "True", false));
    }

    FakeHub localCluster(String name) {
        return cluster(new ClusterSeen(ObjectKey.clusterScoped(name), true, true, true, "True", false));
    }

    FakeHub cluster(ClusterSeen cluster) {
        clusters.put(cluster.key(), cluster);
        return this;
    }

    FakeHub addOn(String cluster, Optional<String> installNamespace) {
        return addOn(cluster, Map.of(MsaNames.LABEL, MsaNames.ACCOUNT), installNamespace);
    }

    FakeHub addOn(String cluster, Map<String, String> labels, Optional<String> installNamespace) {
        var key = new ObjectKey(cluster, MsaNames.ADD_ON);
        addOns.put(key, new AddOnSeen(key, uid(), labels, installNamespace, false));
        return this;
    }

    FakeHub account(String cluster, String name) {
        return account(cluster, name, TokenValidity.of(tokenTtl, veleroTtl), now);
    }

    FakeHub account(String cluster, String name, String validity, Instant refreshed) {
        return account(new TokenAccountSeen(
                new ObjectKey(cluster, name),
                uid(),
                Map.of(MsaNames.LABEL, MsaNames.ACCOUNT),
                Optional.of(validity),
                Optional.of(refreshed.plus(TOKEN_LIFE).toString()),
                Optional.of(refreshed.toString()),
                refreshed,
                Optional.empty()));
    }

    FakeHub account(TokenAccountSeen account) {
        accounts.put(account.key(), account);
        return this;
    }

    /** A token as the add-on writes it: owned by its account. */
    FakeHub token(String cluster, String name) {
        return secret(new SecretSeen(
                new ObjectKey(cluster, name),
                uid(),
                Map.of(MsaNames.LABEL, "true"),
                Map.of(),
                List.of("ManagedServiceAccount/" + name),
                false));
    }

    /** A token without an owner, as a restore brings it back. */
    FakeHub restoredToken(String cluster, String name) {
        return secret(cluster, name, MsaNames.LABEL, "true");
    }

    FakeHub work(String cluster, ImportWork work) {
        return work(cluster, work.name(), work.fingerprint());
    }

    FakeHub work(String cluster, String name, String manifests) {
        var key = new ObjectKey(cluster, name);
        works.put(
                key,
                new WorkSeen(
                        key,
                        uid(),
                        Map.of(
                                "open-cluster-management.io/addon-name-work",
                                "managed-serviceaccount",
                                "cluster.open-cluster-management.io/backup",
                                "cluster-activation"),
                        manifests,
                        false));
        return this;
    }

    FakeHub secret(String namespace, String name, String... labels) {
        return secret(new SecretSeen(new ObjectKey(namespace, name), uid(), pairs(labels), Map.of(), List.of(), false));
    }

    FakeHub ownedSecret(String namespace, String name, String owner) {
        return secret(new SecretSeen(new ObjectKey(namespace, name), uid(), Map.of(), Map.of(), List.of(owner), false));
    }

    FakeHub secret(SecretSeen secret) {
        secrets.put(secret.key(), secret);
        return this;
    }

    FakeHub configMap(String namespace, String name, String... labels) {
        var key = new ObjectKey(namespace, name);
        configMaps.put(key, new SecretSeen(key, uid(), pairs(labels), Map.of(), List.of(), false));
        return this;
    }

    /** A ClusterDeployment that names {@code <name>-bundle}, {@code -pull}, {@code -manifests} (both kinds) and {@code -install-config}. */
    FakeHub deployment(String namespace, String name) {
        return deployment(namespace, name, false);
    }

    FakeHub pooledDeployment(String namespace, String name) {
        return deployment(namespace, name, true);
    }

    private FakeHub deployment(String namespace, String name, boolean pooled) {
        return deployment(new ClusterDeploymentSeen(
                new ObjectKey(namespace, name),
                uid(),
                Optional.empty(),
                pooled,
                List.of(name + "-bundle"),
                Optional.of(name + "-pull"),
                Optional.of(name + "-manifests"),
                Optional.of(name + "-manifests"),
                List.of(name + "-install-config", "shared-creds"),
                false));
    }

    FakeHub deployment(ClusterDeploymentSeen deployment) {
        deployments.put(deployment.key(), deployment);
        return this;
    }

    FakeHub pool(String namespace, String name, String... secretNames) {
        var key = new ObjectKey(namespace, name);
        pools.put(key, new ClusterPoolSeen(key, uid(), List.of(secretNames), false));
        return this;
    }

    /** Where a token is not labelled is only told (T02). */
    FakeHub tokensOnlyTold() {
        labelTokens = false;
        return this;
    }

    FakeHub optionOff() {
        option = false;
        return this;
    }

    FakeHub unreadable(Part part) {
        clouded.put(part, Observed.unreadable(part.name(), "timeout"));
        return this;
    }

    FakeHub notServed(Part part) {
        clouded.put(part, Observed.notServed(part.name()));
        return this;
    }

    FakeHub clear() {
        clouded.clear();
        return this;
    }

    // --- what is seen ---

    PreparationPlan plan() {
        return Preparation.plan(input());
    }

    List<Write> writes() {
        return plan().plan().writes().toList();
    }

    PreparationReport report() {
        return plan().report();
    }

    PreparationInput input() {
        var fleet = new FleetSeen(
                seen(Part.CLUSTERS, clusters),
                seen(Part.ADD_ONS, addOns),
                seen(Part.WORKS, works),
                seen(Part.ACCOUNTS, accounts),
                seen(Part.SECRETS, secrets),
                seen(Part.CONFIG_MAPS, configMaps),
                seen(Part.DEPLOYMENTS, deployments),
                seen(Part.POOLS, pools));
        var components = new HubComponents(
                Observed.of(Set.of()),
                Observed.of(Set.of()),
                Observed.of(Optional.empty()),
                Observed.of(Set.of()),
                clouded(Part.COMPONENT, Observed.of(component)),
                Observed.of(Indexed.empty()));
        return new PreparationInput(
                fleet,
                components,
                clouded(Part.CATALOGUE, Observed.of(catalogue())),
                option,
                veleroTtl,
                tokenTtl,
                now,
                batch,
                labelTokens);
    }

    private static ResourceCatalogue catalogue() {
        var kind = Kinds.MANAGED_SERVICE_ACCOUNT;
        return new ResourceCatalogue(List.of(new ApiResource(
                kind.group(),
                kind.version(),
                kind.kind(),
                kind.plural(),
                "managedserviceaccount",
                true,
                true,
                true,
                false,
                true)));
    }

    private <T extends Keyed> Observed<Indexed<T>> seen(Part part, Map<ObjectKey, T> objects) {
        return clouded(part, Observed.of(Indexed.of(objects.values())));
    }

    @SuppressWarnings("unchecked")
    private <T> Observed<T> clouded(Part part, Observed<T> clear) {
        return clouded.containsKey(part) ? (Observed<T>) clouded.get(part) : clear;
    }

    String uidOf(String namespace, String secret) {
        return Optional.ofNullable(secrets.get(new ObjectKey(namespace, secret)))
                .map(SecretSeen::uid)
                .orElseThrow();
    }

    // --- what is done ---

    void apply(Plan plan) {
        plan.writes().forEach(this::apply);
    }

    void apply(Write write) {
        switch (write) {
            case Write.Create create -> create(create);
            case Write.Patch patch -> patch(patch);
            case Write.Delete delete -> delete(delete);
            case Write.Apply apply -> throw new AssertionError("the backup side applies nothing: " + apply);
            case Write.Release release ->
                throw new AssertionError("the backup side takes no finalizers off: " + release);
        }
    }

    /** Passes until nothing is left to do; returns how many it took. */
    int converge(int most) {
        for (int pass = 0; pass <= most; pass++) {
            var plan = plan().plan();
            apply(plan);
            settle();
            if (plan.isEmpty() && plan().plan().isEmpty()) {
                return pass;
            }
        }
        throw new AssertionError("still something to do after " + most + " passes: " + writes());
    }

    /** Accounts that are being deleted go with their tokens; accounts of clusters with an add-on get a token. */
    void settle() {
        accounts.values().stream().filter(TokenAccountSeen::deleting).toList().forEach(account -> {
            accounts.remove(account.key());
            secrets.computeIfPresent(
                    account.key(),
                    (key, secret) ->
                            secret.owners().contains("ManagedServiceAccount/" + account.name()) ? null : secret);
        });
        for (var account : List.copyOf(accounts.values())) {
            if (addOns.containsKey(new ObjectKey(account.namespace(), MsaNames.ADD_ON))
                    && !secrets.containsKey(account.key())) {
                if (account.lastRefreshTimestamp().isEmpty()) {
                    account(issued(account));
                }
                token(account.namespace(), account.name());
            }
        }
    }

    private TokenAccountSeen issued(TokenAccountSeen account) {
        return new TokenAccountSeen(
                account.key(),
                account.uid(),
                account.labels(),
                account.validity(),
                Optional.of(now.plus(TOKEN_LIFE).toString()),
                Optional.of(now.toString()),
                account.created(),
                account.deletingSince());
    }

    private void create(Write.Create create) {
        var key = create.target().key();
        var body = Tree.of(create.body());
        assertThat(body.text("kind")).contains(create.target().kind().kind());
        assertThat(body.child("metadata").text("name")).contains(key.name());
        assertThat(body.child("metadata").text("namespace")).contains(key.namespace());
        var labels = body.child("metadata").textMap("labels");
        var kind = create.target().kind();
        if (kind.equals(Kinds.MANAGED_CLUSTER_ADD_ON)) {
            put(addOns, new AddOnSeen(key, uid(), labels, Optional.empty(), false));
        } else if (kind.equals(Kinds.MANIFEST_WORK)) {
            put(works, new WorkSeen(key, uid(), labels, manifests(body), false));
        } else if (kind.equals(Kinds.MANAGED_SERVICE_ACCOUNT)) {
            var validity = body.child("spec").child("rotation").text("validity");
            put(
                    accounts,
                    new TokenAccountSeen(
                            key, uid(), labels, validity, Optional.empty(), Optional.empty(), now, Optional.empty()));
        } else {
            throw new AssertionError("nothing creates " + create.target());
        }
    }

    private <T extends Keyed> void put(Map<ObjectKey, T> kind, T object) {
        assertThat(kind.put(object.key(), object))
                .as("already exists: " + object)
                .isNull();
    }

    private void patch(Write.Patch patch) {
        var key = patch.target().key();
        var kind = patch.target().kind();
        if (kind.equals(Kinds.SECRET)) {
            secrets.computeIfPresent(key, (any, secret) -> patched(secret, patch));
        } else if (kind.equals(Kinds.CONFIG_MAP)) {
            configMaps.computeIfPresent(key, (any, map) -> patched(map, patch));
        } else if (kind.equals(Kinds.CLUSTER_DEPLOYMENT)) {
            deployments.computeIfPresent(key, (any, deployment) -> patched(deployment, patch));
        } else if (kind.equals(Kinds.MANIFEST_WORK)) {
            works.computeIfPresent(key, (any, work) -> patched(work, patch));
        } else if (kind.equals(Kinds.MANAGED_SERVICE_ACCOUNT)) {
            accounts.computeIfPresent(key, (any, account) -> patched(account, patch));
        } else {
            throw new AssertionError("nothing patches " + patch.target());
        }
    }

    private static SecretSeen patched(SecretSeen seen, Write.Patch patch) {
        assertThat(patch.uid()).contains(seen.uid());
        return new SecretSeen(
                seen.key(),
                seen.uid(),
                merged(seen.labels(), metadata(patch, "labels")),
                merged(seen.annotations(), metadata(patch, "annotations")),
                seen.owners(),
                seen.deleting());
    }

    private static ClusterDeploymentSeen patched(ClusterDeploymentSeen seen, Write.Patch patch) {
        assertThat(patch.uid()).contains(seen.uid());
        var label = metadata(patch, "labels").get("hive.openshift.io/disable-creation-webhook-for-dr");
        return new ClusterDeploymentSeen(
                seen.key(),
                seen.uid(),
                Optional.ofNullable(label),
                seen.poolReference(),
                seen.certificateBundleSecrets(),
                seen.pullSecret(),
                seen.manifestsSecret(),
                seen.manifestsConfigMap(),
                seen.otherSecrets(),
                seen.deleting());
    }

    private static WorkSeen patched(WorkSeen seen, Write.Patch patch) {
        assertThat(patch.uid()).contains(seen.uid());
        var body = Tree.of(patch.body());
        return new WorkSeen(
                seen.key(),
                seen.uid(),
                merged(seen.labels(), metadata(patch, "labels")),
                body.has("spec") ? manifests(body) : seen.manifests(),
                seen.deleting());
    }

    private static TokenAccountSeen patched(TokenAccountSeen seen, Write.Patch patch) {
        assertThat(patch.uid()).contains(seen.uid());
        return new TokenAccountSeen(
                seen.key(),
                seen.uid(),
                seen.labels(),
                Tree.of(patch.body()).child("spec").child("rotation").text("validity"),
                seen.expirationTimestamp(),
                seen.lastRefreshTimestamp(),
                seen.created(),
                seen.deletingSince());
    }

    private void delete(Write.Delete delete) {
        var key = delete.target().key();
        var kind = delete.target().kind();
        if (kind.equals(Kinds.MANAGED_SERVICE_ACCOUNT)) {
            assertThat(delete.propagation()).isEqualTo(Write.Propagation.FOREGROUND);
            accounts.computeIfPresent(key, (any, account) -> {
                assertThat(delete.uid()).isEqualTo(account.uid());
                assertThat(account.deleting()).isFalse();
                return going(account, now);
            });
            return;
        }
        var gone = objects(kind).remove(key);
        assertThat(gone).as("there is no " + delete.target()).isNotNull();
        assertThat(delete.uid()).isEqualTo(uid(gone));
    }

    static TokenAccountSeen going(TokenAccountSeen account, Instant since) {
        return new TokenAccountSeen(
                account.key(),
                account.uid(),
                account.labels(),
                account.validity(),
                account.expirationTimestamp(),
                account.lastRefreshTimestamp(),
                account.created(),
                Optional.of(since));
    }

    private Map<ObjectKey, ? extends Keyed> objects(ApiKind kind) {
        if (kind.equals(Kinds.SECRET)) {
            return secrets;
        } else if (kind.equals(Kinds.MANIFEST_WORK)) {
            return works;
        } else if (kind.equals(Kinds.MANAGED_CLUSTER_ADD_ON)) {
            return addOns;
        }
        throw new AssertionError("nothing deletes a " + kind.kind());
    }

    private static String uid(@Nullable Keyed seen) {
        return switch (seen) {
            case SecretSeen secret -> secret.uid();
            case WorkSeen work -> work.uid();
            case AddOnSeen addOn -> addOn.uid();
            case null, default -> "";
        };
    }

    private static String manifests(Tree body) {
        return Fingerprint.of(body.child("spec").child("workload").children("manifests"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable String> metadata(Write.Patch patch, String field) {
        var metadata = (Map<String, Object>) patch.body().getOrDefault("metadata", Map.of());
        assertThat(metadata.keySet()).isSubsetOf("labels", "annotations");
        return (Map<String, @Nullable String>) metadata.getOrDefault(field, Map.of());
    }

    private static Map<String, String> merged(Map<String, String> seen, Map<String, @Nullable String> patch) {
        var merged = new HashMap<>(seen);
        patch.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else {
                merged.put(key, value);
            }
        });
        return Map.copyOf(merged);
    }

    private static Map<String, String> pairs(String... labels) {
        var map = new HashMap<String, String>();
        for (int i = 0; i < labels.length; i += 2) {
            map.put(labels[i], labels[i + 1]);
        }
        return Map.copyOf(map);
    }

    /** Everything without UIDs: two ways to the same state are equal. */
    List<String> state() {
        return Stream.of(addOns, works, accounts, secrets, configMaps, deployments)
                .flatMap(kind -> kind.values().stream())
                .map(FakeHub::withoutUid)
                .toList();
    }

    private static String withoutUid(Keyed seen) {
        return switch (seen) {
            case AddOnSeen addOn -> "add-on " + addOn.key() + new TreeMap<>(addOn.labels());
            case WorkSeen work -> "work " + work.key() + new TreeMap<>(work.labels()) + work.manifests();
            case TokenAccountSeen account ->
                "account " + account.key() + new TreeMap<>(account.labels()) + account.validity() + account.deleting();
            case SecretSeen secret ->
                "secret " + secret.key() + new TreeMap<>(secret.labels()) + new TreeMap<>(secret.annotations());
            case ClusterDeploymentSeen deployment -> "deployment " + deployment.key() + deployment.drLabel();
            default -> throw new AssertionError("no state of " + seen);
        };
    }

    private String uid() {
        return "uid-" + ++uids;
    }
}
