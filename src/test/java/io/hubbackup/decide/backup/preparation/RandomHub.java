package io.hubbackup.decide.backup.preparation;

import io.hubbackup.hub.ClusterDeploymentSeen;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.wire.MsaNames;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Hubs by seed, in every half-done, edited and foreign state that the tests of single rules know, all at once. */
final class RandomHub {

    private static final List<String> LABELS = List.of(
            "cluster.open-cluster-management.io/backup",
            "cluster.open-cluster-management.io/type",
            "agent-install.openshift.io/watch",
            "environment.metal3.io",
            "hive.openshift.io/cluster-deployment-name",
            MsaNames.LABEL);
    private static final List<String> VALUES = List.of("", "true", "baremetal", "clusterpool", "mine", "c1");
    private static final List<String> WORKS = List.of(
            "addon-managed-serviceaccount-import",
            "addon-managed-serviceaccount-import-pair",
            "addon-managed-serviceaccount-import-custom",
            "addon-managed-serviceaccount-import-custom-2",
            "addon-managed-serviceaccount-import-pair-custom",
            "addon-managed-serviceaccount-deploy-0");

    private final Random random;
    private final FakeHub hub = FakeHub.hub();

    private RandomHub(long seed) {
        this.random = new Random(seed);
    }

    static FakeHub of(long seed) {
        return new RandomHub(seed).make();
    }

    private FakeHub make() {
        hub.option = random.nextInt(4) > 0;
        hub.batch = random.nextBoolean() ? 1 + random.nextInt(20) : 1_000_000;
        if (random.nextBoolean()) {
            hub.localCluster("me");
            fill("me");
        }
        int clusters = 1 + random.nextInt(8);
        for (int i = 0; i < clusters; i++) {
            hub.cluster(new ClusterSeen(
                    ObjectKey.clusterScoped("c" + i), false, often(), often(), one("True", "False", ""), seldom()));
            fill("c" + i);
        }
        fill("shared");
        return hub;
    }

    private void fill(String namespace) {
        if (random.nextBoolean()) {
            hub.addOn(
                    namespace,
                    often() ? Map.of(MsaNames.LABEL, MsaNames.ACCOUNT) : Map.of(),
                    maybe("open-cluster-management-agent-addon", "custom"));
        }
        WORKS.stream()
                .filter(name -> seldom())
                .forEach(name -> hub.work(namespace, name, one("edited", right(name), right(name))));
        for (var account : List.of(MsaNames.ACCOUNT, MsaNames.PAIR_ACCOUNT, MsaNames.ACCOUNT + "-team")) {
            account(namespace, account);
        }
        hive(namespace);
        int secrets = random.nextInt(6);
        for (int i = 0; i < secrets; i++) {
            secret(namespace, one(namespace + "-", "dev-", "other-", namespace + "-bootstrap-") + i);
        }
        secret(namespace, namespace + "-import");
    }

    private void account(String namespace, String name) {
        if (random.nextBoolean()) {
            var refreshed =
                    FakeHub.NOW.minus(Duration.ofHours(random.nextInt((int) FakeHub.TOKEN_LIFE.toHours() + 20)));
            boolean status = often();
            hub.account(new TokenAccountSeen(
                    new ObjectKey(namespace, name),
                    "account-" + namespace + name,
                    account(name),
                    maybe("240h", "240h0m0s", "1h", "soon"),
                    Optional.of(refreshed.plus(FakeHub.TOKEN_LIFE).toString()).filter(any -> status),
                    Optional.of(refreshed.toString()).filter(any -> status),
                    refreshed,
                    Optional.of(FakeHub.NOW).filter(any -> seldom())));
        }
        if (random.nextBoolean()) {
            hub.token(namespace, name);
        } else if (random.nextBoolean()) {
            hub.restoredToken(namespace, name);
        }
    }

    private Map<String, String> account(String name) {
        var labels = new HashMap<String, String>();
        if (!name.endsWith("-team")) {
            labels.put(MsaNames.LABEL, MsaNames.ACCOUNT);
        }
        if (seldom()) {
            labels.put("installer.name", "multiclusterhub");
        }
        return Map.copyOf(labels);
    }

    private void hive(String namespace) {
        if (seldom()) {
            hub.secret(namespace, "kubeconfig", "hive.openshift.io/secret-type", "kubeconfig");
        }
        if (seldom()) {
            hub.pool(namespace, "dev", "dev-0", "other-1");
        }
        if (random.nextBoolean()) {
            hub.deployment(new ClusterDeploymentSeen(
                    new ObjectKey(namespace, one(namespace, "dev")),
                    "deployment-" + namespace,
                    maybe("", "true", "false"),
                    random.nextBoolean(),
                    List.of("other-0", "dev-1"),
                    Optional.of(namespace + "-0"),
                    Optional.of("other-0"),
                    Optional.of("map"),
                    List.of("other-2"),
                    seldom()));
            hub.configMap(namespace, "map");
        }
    }

    private void secret(String namespace, String name) {
        var labels = new HashMap<String, String>();
        LABELS.stream()
                .filter(label -> seldom())
                .forEach(label -> labels.put(label, one(VALUES.toArray(String[]::new))));
        hub.secret(new SecretSeen(
                new ObjectKey(namespace, name),
                "secret-" + namespace + name,
                Map.copyOf(labels),
                Map.of(),
                seldom() ? List.of("ClusterDeployment/dev") : List.of(),
                seldom()));
    }

    private static String right(String work) {
        var account = work.contains("-pair") ? ImportAccount.PAIR : ImportAccount.MAIN;
        return ImportWork.of(account, "custom").getLast().fingerprint();
    }

    private boolean often() {
        return random.nextInt(5) > 0;
    }

    private boolean seldom() {
        return random.nextInt(5) == 0;
    }

    private Optional<String> maybe(String... choices) {
        return often() ? Optional.of(one(choices)) : Optional.empty();
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
